use super::*;

/// A folder of its own, taken away with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("smartrecruiters-store-{name}-{}", std::process::id()));
        _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn file(&self) -> Vec<u8> {
        fs::read(self.0.join(CHANGES)).expect("it is there")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes changes as a server does, and ends well or not.
fn write(folder: &Folder, changes: &[&str], ends: bool) {
    let (mut store, _) = Store::open(&folder.0).expect("it opens");
    let mut file = store.append().expect("it is written");
    for change in changes {
        let mut bytes = Vec::new();
        store.check.line(change, &mut bytes);
        file.write_all(&bytes).expect("it is written");
        store.length += bytes.len() as u64;
    }
    if ends {
        store.close().expect("it is written");
    }
}

fn refused(folder: &Folder) -> String {
    match Store::open(&folder.0) {
        Ok((_, changes)) => panic!("it opens, with {changes:?}"),
        Err(why) => why.to_string(),
    }
}

#[test]
fn what_was_written_is_read_again_whether_the_end_was_written_or_not() {
    for ends in [true, false] {
        let folder = Folder::new(if ends { "end" } else { "no-end" });
        write(&folder, &["{\"do\":1}", "{\"do\":\"é\"}"], ends);
        write(&folder, &["{\"do\":3}"], ends);
        assert_eq!(Store::open(&folder.0).expect("it opens").1, ["{\"do\":1}", "{\"do\":\"é\"}", "{\"do\":3}"]);
    }
}

#[test]
fn a_line_that_was_being_written_is_left_out_and_the_next_one_takes_its_place() {
    let folder = Folder::new("torn");
    write(&folder, &["{\"do\":1}", "{\"do\":2}"], false);
    let whole = folder.file();
    fs::write(folder.0.join(CHANGES), &whole[..whole.len() - 5]).expect("it is written");
    write(&folder, &["{\"do\":3}"], true);
    assert_eq!(Store::open(&folder.0).expect("it opens").1, ["{\"do\":1}", "{\"do\":3}"]);
}

#[test]
fn damage_of_any_byte_is_told_and_nothing_is_changed() {
    let folder = Folder::new("damage");
    write(&folder, &["{\"do\":1}", "{\"do\":2}", "{\"do\":3}"], true);
    let whole = folder.file();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        fs::write(folder.0.join(CHANGES), &damaged).expect("it is written");
        let told = refused(&folder);
        assert!(told.contains("Nothing was changed"), "{told}");
        assert_eq!(folder.file(), damaged, "byte {place}");
    }
}

#[test]
fn a_file_that_lost_its_end_after_a_good_end_is_told() {
    let folder = Folder::new("short");
    write(&folder, &["{\"do\":1}", "{\"do\":2}"], true);
    let whole = folder.file();
    for length in [whole.len() - 1, whole.len() / 2, 0] {
        fs::write(folder.0.join(CHANGES), &whole[..length]).expect("it is written");
        assert!(refused(&folder).contains("Nothing was changed"), "{length} bytes");
        assert_eq!(folder.file().len(), length);
    }
}

#[test]
fn what_belongs_to_others_is_not_touched() {
    let folder = Folder::new("foreign");
    fs::create_dir_all(&folder.0).expect("it is made");
    fs::write(folder.0.join("letter.txt"), "dear").expect("it is written");
    assert!(refused(&folder).contains("is not empty"));
    fs::write(folder.0.join(CHANGES), "dear\n").expect("it is written");
    assert!(refused(&folder).contains("no file of this server"));
    fs::write(folder.0.join(CHANGES), "smartrecruiters-server changes 2\n").expect("it is written");
    assert!(refused(&folder).contains("another version"));
}

#[test]
fn two_servers_cannot_use_one_folder() {
    let folder = Folder::new("two");
    let first = Store::open(&folder.0).expect("it opens");
    assert!(refused(&folder).contains("another server uses"));
    drop(first);
    assert!(Store::open(&folder.0).is_ok());
}

#[test]
fn a_beginning_takes_the_place_of_everything() {
    let folder = Folder::new("begin");
    write(&folder, &["{\"do\":1}"], false);
    let (mut store, _) = Store::open(&folder.0).expect("it opens");
    drop(store.begin(&["{\"do\":\"reset\"}".into()]).expect("it is written"));
    drop(store);
    assert_eq!(Store::open(&folder.0).expect("it opens").1, ["{\"do\":\"reset\"}"]);
}
