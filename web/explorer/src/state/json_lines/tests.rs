use super::*;

fn lines(text: &str) -> Lines {
    Lines::new(text.to_owned()).expect("well-formed")
}

fn pretty(lines: &Lines) -> String {
    let line = |line: &Line| {
        let (key, value) = (lines.key(line), lines.value(line));
        let colon = if key.is_empty() { "" } else { ": " };
        let value = if line.kind == Kind::Empty { format!("{}{}", &value[..1], closing(&value[..1])) } else { value.to_owned() };
        format!("{}{key}{colon}{value}{}", "  ".repeat(usize::from(line.indent)), if line.comma { "," } else { "" })
    };
    lines.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_is_indented_without_changing_a_value() {
    let found = lines(r#"{"a":[1.50,-2e3,{}],"b":{"c":"x\"}","d":[ ]} , "é":null}"#);
    let expected =
        "{\n  \"a\": [\n    1.50,\n    -2e3,\n    {}\n  ],\n  \"b\": {\n    \"c\": \"x\\\"}\",\n    \"d\": []\n  },\n  \"é\": null\n}";
    assert_eq!(pretty(&found), expected);
    assert_eq!(pretty(&lines(expected)), expected);
    assert_eq!(pretty(&lines(" 12 ")), "12");
}

#[test]
fn slices_of_every_size_make_the_same_lines() {
    let text = r#"{"é😀":[1.50,"x\"\u00e9\\",{}],"b":{"c":true,"d":[]}, "long":"abcdefgh😀ijk"}"#;
    for size in 1..text.len() {
        let mut indexing = Indexing::new(Rc::new(text.to_owned()));
        let found = loop {
            match indexing.go(size) {
                Progress::More(_) => {}
                Progress::Done(found) => break found,
                Progress::NotJson | Progress::TooLong => panic!("{size} bytes at a time"),
            }
        };
        assert_eq!(found.lines, lines(text).lines, "{size} bytes at a time");
    }
}

#[test]
fn what_the_core_calls_no_json_has_no_lines() {
    let texts = [
        "",
        "{",
        "}",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1 2]",
        "01",
        "1.",
        "tru",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "[}",
        "{]",
        "1 2",
        "{1:2}",
        "\"\u{1}\"",
        "[,1]",
        "[\"a\":1]",
        "nulll",
        "{\"a\":1 \"b\":2}",
    ];
    for text in texts {
        assert!(smartrecruiters_core::json::check(text.as_bytes()).is_err(), "{text}");
        assert!(Lines::new(text.to_owned()).is_none(), "{text}");
    }
    for text in ["1", "-0.5e+3", "\"\\u00e9\\n\"", "[[],{}]", " null ", "{\"a\":{\"b\":[true,false]}}"] {
        assert!(smartrecruiters_core::json::check(text.as_bytes()).is_ok(), "{text}");
        assert!(Lines::new(text.to_owned()).is_some(), "{text}");
    }
}

#[test]
fn a_folded_line_hides_what_is_inside() {
    let found = lines(r#"{"a":[1,2,[3]],"b":4}"#);
    assert_eq!(found.seen(&[]).len(), found.len());
    assert_eq!(found.seen(&[1]), [0, 1, 8, 9]);
    assert_eq!(found.inside(1), 3);
    assert_eq!(found.folds(), [1, 4]);
    assert_eq!(found.seen(&[0]), [0]);
}

#[test]
fn depth_is_no_danger() {
    let deep = "[".repeat(20_000) + &"]".repeat(20_000);
    assert_eq!(lines(&deep).len(), 39_999);
}

#[test]
fn a_line_is_told_by_its_path_and_found_by_its_pointer() {
    let found = lines(r#"{"content":[{"id":"a"},{"id":"b","two words":[1,[2]]}]}"#);
    let place = found.at("/content/1/two words/1/0");
    assert_eq!(found.path(place), "content[1][\"two words\"][1][0]");
    assert_eq!(found.whole(found.at("/content/0")), r#"{"id":"a"}"#);
    assert_eq!(found.path(found.at("/content/1/nothing")), "content[1]");
    assert_eq!(found.path(0), "");
}

#[test]
fn a_search_finds_keys_and_values_in_any_case() {
    let text = lines(r#"{"Name":"Maya","list":["maya 😀",{"x":"nobody"}],"n":12}"#);
    let find = |words: &str| {
        let mut finding = Finding::new(words);
        while finding.go(&text, 2, usize::MAX) {}
        finding.found()
    };
    assert_eq!(find("MAYA"), [1, 3]);
    assert_eq!(find("name"), [1]);
    assert_eq!(find("12"), [8]);
    assert_eq!((find("absent"), find("")), (Vec::new(), Vec::new()));
}

#[test]
fn a_long_value_is_cut_between_letters() {
    let text = lines(&format!("\"{}\"", "é".repeat(100)));
    let line = text.line(0).expect("one line");
    assert_eq!(text.beginning(line, 6), ("\"éé", 197));
}
