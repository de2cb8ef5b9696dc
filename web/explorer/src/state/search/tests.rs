use super::*;

/// What is typed, and the operation that must come first.
const FIRST: &[(&str, &str)] = &[
    ("create.user", "users.create"),
    ("create user", "users.create"),
    ("how do I create a user", "users.create"),
    ("create.job", "jobs.create"),
    ("users.create", "users.create"),
    ("users.all", "users.list"),
    ("reveiw", "reviews.list"),
    ("post reviews", "reviews.create"),
    ("list jobs", "jobs.list"),
    ("lsit candidates", "candidates.list"),
    ("/user-api/v201804/users/me", "users.me"),
    ("GET /jobs", "jobs.list"),
    ("delete candidate", "candidates.delete"),
    ("my user", "users.me"),
    ("parse resume", "candidates.resume.parse"),
    ("parse cv", "candidates.resume.parse"),
    ("access token", "identity.token.create"),
    ("avatar", "users.avatar.replace"),
];

/// What is typed, and an operation that must be among the first five.
const AMONG: &[(&str, &str)] = &[
    ("LANGUAGE_DISABLED", "users.create"),
    ("users_manage", "users.create"),
    ("interview timeslot", "interviews.timeslots.create"),
    ("activate user", "users.activation.activate"),
    ("webhook", "subscriptions.create"),
    ("publish job", "jobs.publication.create"),
    ("attachments", "candidates.attachments.list"),
];

#[test]
fn what_is_meant_comes_first() {
    let index = Index::new(None);
    for (query, expected) in FIRST {
        let hits = index.find(query);
        let shown: Vec<_> = hits.iter().take(4).map(|hit| (hit.operation.id(), hit.score)).collect();
        assert_eq!(hits.first().map(|hit| hit.operation.id()), Some(*expected), "{query}: {shown:?}");
    }
}

#[test]
fn codes_scopes_and_words_lead_to_their_operations() {
    let index = Index::new(None);
    for (query, expected) in AMONG {
        let hits = index.find(query);
        let shown: Vec<_> = hits.iter().take(6).map(|hit| (hit.operation.id(), hit.score)).collect();
        assert!(shown.iter().take(5).any(|(id, _)| id == expected), "{query}: {shown:?}");
    }
}

#[test]
fn every_operation_is_found_first_by_its_own_id() {
    let index = Index::new(None);
    for operation in operations() {
        let hits = index.find(operation.id());
        let best = hits.first().map_or(0, |hit| hit.score);
        let own = hits.iter().find(|hit| hit.operation == operation).map_or(0, |hit| hit.score);
        // The deprecated family shares names with its successor: its own may then come second.
        assert!(own == best || operation.facts().deprecated && own > 0, "{}: {own} of {best}", operation.id());
    }
}

#[test]
fn a_code_says_why_it_was_found() {
    let hits = Index::new(None).find("language_disabled");
    assert_eq!(hits.first().and_then(|hit| hit.why), Some("LANGUAGE_DISABLED"));
}

#[test]
fn nonsense_and_nothing_find_nothing() {
    let index = Index::new(None);
    assert_eq!(index.find("xyzzy"), []);
    assert_eq!(index.find("  "), []);
    assert_eq!(index.find("users xyzzy"), []);
}

#[test]
fn each_search_of_the_table_has_its_page_among_the_first_three() {
    let table: serde_json::Value = serde_json::from_str(include_str!("../../../../../tests/browser/searches.json")).expect("it is JSON");
    let index = Index::new(None);
    let mut wrong = Vec::new();
    // The table of fields is made with the page: searches for them are tried there.
    for row in table.as_array().expect("a list").iter().filter(|row| row[0] != "field") {
        let [kind, query, expected] = [0, 1, 2].map(|place| row[place].as_str().expect("a word"));
        let hits = index.find(query);
        let found: Vec<_> = hits.iter().take(3).map(|hit| hit.operation.id()).collect();
        if !found.contains(&expected) {
            wrong.push(format!("{kind}: {query}: {found:?} and not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
