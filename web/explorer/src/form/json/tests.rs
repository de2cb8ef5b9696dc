use super::*;

#[test]
fn what_is_read_is_written_again_without_loss() {
    for text in [
        r#"{"z":1,"a":{"ключ":"Zieliński 😀","b":[]},"z":2}"#,
        r#"{"big":12345678901234567890123,"small":1e-400,"money":10.50,"minus":-0,"exp":1E+2}"#,
        r#"["","\u0001","a\\b\"c","line\nend\tand\rreturn",null,true,false,{}]"#,
    ] {
        let read = Json::parse(text).expect("it is JSON");
        assert_eq!(read.compact(), text);
        assert_eq!(Json::parse(&read.pretty()), Ok(read));
    }
}

#[test]
fn escapes_become_the_characters_they_stand_for() {
    assert_eq!(Json::parse(r#""\u00e9\ud83d\ude00\/""#), Ok(Json::text("é😀/")));
}

#[test]
fn text_that_is_no_json_is_told_with_line_column_and_remedy() {
    for (text, line, column, message) in [
        ("", 1, 1, "the text ends too early"),
        ("{\n  \"a\": 1,\n}", 3, 1, "a comma stands before the closing brace"),
        ("[1, ]", 1, 5, "a comma stands before the closing bracket"),
        ("{\"é\" 1}", 1, 6, "a colon is due here"),
        ("{'a': 1}", 1, 2, "a name in double quotes is due here"),
        ("{\"a\": 'b'}", 1, 7, "texts stand in straight double quotes"),
        ("{\"a\": 1 \"b\": 2}", 1, 9, "a comma or a closing brace is due here"),
        ("[1 2]", 1, 4, "a comma or a closing bracket is due here"),
        ("{\"a\": 1", 1, 8, "the text ends too early"),
        ("\"a\nb\"", 1, 3, "a text holds no line ends and no tabs: write \\n and \\t"),
        ("\"a", 1, 3, "the text before it has no closing quote"),
        ("\"\\x\"", 1, 2, "this is not an escape that JSON has"),
        ("\"\\ud83d\"", 1, 2, "this is not an escape that JSON has"),
        ("01", 1, 2, "a number does not start with 0"),
        ("1.", 1, 3, "a digit is due here"),
        ("tru", 1, 1, "a value is due here: a text in double quotes, a number, true, false, null, [ or {"),
        ("1 1", 1, 3, "there is more after the end of the value"),
    ] {
        assert_eq!(Json::parse(text), Err(TextFault { line, column, message }), "{text:?}");
    }
}

#[test]
fn depth_is_bounded() {
    assert_eq!(Json::parse(&"[".repeat(100_000)).map_err(|fault| fault.message), Err("the value is nested too deep"));
}

#[test]
fn only_whole_texts_of_digits_are_numbers() {
    assert_eq!(Json::number(" 1.50 "), Some(Json::Number("1.50".into())));
    for text in ["", "1,5", "+1", "1 2", "0x1", "true", ".5", "١"] {
        assert_eq!(Json::number(text), None, "{text}");
    }
}

#[test]
fn pointers_find_set_and_remove() {
    let mut tree = Json::parse(r#"{"a/b":{"c~d":[1,2]},"x":1,"x":2}"#).expect("it is JSON");
    let deep = pointer::child(&pointer::child("", "a/b"), "c~d");
    assert_eq!(deep, "/a~1b/c~0d");
    assert_eq!(tree.get(&pointer::child(&deep, "1")), Some(&Json::Number("2".into())));
    assert_eq!(tree.get("/x"), Some(&Json::Number("2".into())), "of equal names the last counts");
    tree.set(&pointer::child(&deep, "2"), Json::Null);
    tree.set("/new", Json::Bool(true));
    tree.set("/missing/deep", Json::Null);
    tree.remove(&pointer::child(&deep, "0"));
    tree.remove("/x");
    tree.remove("/a~1b/none");
    assert_eq!(tree.compact(), r#"{"a/b":{"c~d":[2,null]},"x":1,"new":true}"#);
    assert!(pointer::is_within("/a/b", "/a") && !pointer::is_within("/ab", "/a"));
}

#[test]
fn a_draft_is_written_as_typed() {
    let draft = Json::List(vec![Json::parse_or_draft("{\"a\":"), Json::parse_or_draft("7")]);
    assert_eq!(draft.compact(), "[{\"a\":,7]");
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Self::parse(&value.to_string()).expect("it is JSON")
    }
}
