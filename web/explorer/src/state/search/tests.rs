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
    let index = Index::new();
    for (query, expected) in FIRST {
        let hits = index.find(query);
        let shown: Vec<_> = hits.iter().take(4).map(|hit| (hit.operation.id(), hit.score)).collect();
        assert_eq!(hits.first().map(|hit| hit.operation.id()), Some(*expected), "{query}: {shown:?}");
    }
}

#[test]
fn codes_scopes_and_words_lead_to_their_operations() {
    let index = Index::new();
    for (query, expected) in AMONG {
        let hits = index.find(query);
        let shown: Vec<_> = hits.iter().take(6).map(|hit| (hit.operation.id(), hit.score)).collect();
        assert!(shown.iter().take(5).any(|(id, _)| id == expected), "{query}: {shown:?}");
    }
}

#[test]
fn every_operation_is_found_first_by_its_own_id() {
    let index = Index::new();
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
    let hits = Index::new().find("language_disabled");
    assert_eq!(hits.first().and_then(|hit| hit.why), Some("LANGUAGE_DISABLED"));
}

#[test]
fn nonsense_and_nothing_find_nothing() {
    let index = Index::new();
    assert_eq!(index.find("xyzzy"), []);
    assert_eq!(index.find("  "), []);
    assert_eq!(index.find("users xyzzy"), []);
}
