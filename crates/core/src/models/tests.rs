//! What the types keep, and the requests they become.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    Answer, Confidential, Endpoint, JsonPatch, Maybe, Timestamp, Upload, candidates, configuration, feed, identity, interviews, jobs,
    postings, reports, reviews, subscriptions, users, webhooks,
};
use crate::{Arguments, Body, Error, ErrorKind, Headers, Multipart, Part, Request, Response, call, catalogue};

#[test]
fn a_value_of_tomorrow_survives_in_an_open_list() {
    assert_comes_out::<jobs::schemas::JobStatus>(&json!("PAUSED"));
    assert_eq!(jobs::schemas::JobStatus::from("PAUSED"), jobs::schemas::JobStatus::Other("PAUSED".into()));
    assert_eq!(jobs::schemas::JobStatus::from("SOURCING"), jobs::schemas::JobStatus::Sourcing);
    assert_eq!(jobs::schemas::JobStatus::from("OTHER"), jobs::schemas::JobStatus::OtherValue, "a value of that name is not the unknown");
}

#[test]
fn a_value_that_a_closed_list_does_not_have_is_refused() {
    let refused = serde_json::from_value::<users::schemas::UserCreateSsoLoginMode>(json!("MAGIC")).expect_err("it is not on the list");
    assert!(refused.to_string().contains("MAGIC"), "{refused}");
    assert_eq!(users::schemas::UserCreateSsoLoginMode::parse("MAGIC"), None);
}

#[test]
fn a_field_of_tomorrow_survives_at_any_depth() {
    assert_comes_out::<users::get::Response>(&json!({
        "id": "1", "firstName": "Maya", "lastName": "Okafor", "active": true, "updatedOn": "2026-09-01T08:12:40.118Z",
        "systemRole": { "id": "ADMINISTRATOR", "grantedOn": null }, "badge": { "n": [1, 2.5, "é"] },
    }));
}

#[test]
fn absent_null_and_a_value_differ_where_the_api_tells_them_apart() {
    let user =
        json!({ "firstName": "Maya", "lastName": "Okafor", "systemRole": { "id": "A" }, "id": "1", "active": true, "updatedOn": "x" });
    let read = |external: Option<Value>| {
        let mut user = user.clone();
        if let (Some(fields), Some(external)) = (user.as_object_mut(), external) {
            fields.insert("externalData".into(), external);
        }
        assert_comes_out::<users::get::Response>(&user).external_data
    };
    assert_eq!(read(None), Maybe::Absent);
    assert_eq!(read(Some(Value::Null)), Maybe::Null);
    assert_eq!(read(Some("EMP-1".into())), Maybe::Value("EMP-1".into()));
}

#[test]
fn a_change_says_what_stays_what_is_cleared_and_what_is_set() {
    let mut change = candidates::update::Request { phone_number: Maybe::Null, ..Default::default() };
    change.first_name = "Ada".into();
    assert_eq!(serde_json::to_value(&change).expect("it can be written"), json!({ "firstName": "Ada", "phoneNumber": null }));
}

#[test]
fn a_moment_keeps_its_text() {
    for text in ["2026-10-13T18:04:52.562Z", "2026-10-13T20:04:52+0200", "soon"] {
        assert_eq!(assert_comes_out::<Timestamp>(&json!(text)).as_str(), text);
    }
}

#[test]
fn a_form_of_tomorrow_survives() {
    assert_comes_out::<webhooks::schemas::CallbackAuthentication>(&json!({ "type": "mtls", "certificate": "…" }));
    let basic = assert_comes_out::<webhooks::schemas::CallbackAuthentication>(&json!({ "type": "basic", "username": "u", "realm": 1 }));
    assert!(matches!(basic, webhooks::schemas::CallbackAuthentication::Basic(_)), "{basic:?}");
}

#[test]
fn secrets_are_sent_and_never_shown() {
    let secret = "tr0ub4dor";
    let user = users::schemas::UserCreate { password: Some(secret.into()), ..user() };
    let key = subscriptions::secret_key::get::Response { secret_key: Some(secret.into()), ..Default::default() };
    let header = webhooks::schemas::CallbackHeaderAuth { header_value: Some(secret.into()), ..Default::default() };
    for shown in [format!("{user:?}"), format!("{key:?}"), format!("{header:?}"), format!("{:?}", token_request(secret))] {
        assert!(!shown.contains(secret) && shown.contains("[redacted]"), "{shown}");
    }
    assert_eq!(serde_json::to_value(&key).expect("it can be written"), json!({ "secretKey": secret }));
    let wrong = serde_json::from_value::<Confidential>(json!([secret])).expect_err("it is not text");
    assert!(!wrong.to_string().contains(secret), "{wrong}");
}

#[test]
fn an_answer_of_another_shape_is_told_with_its_place_and_its_body() {
    let body = br#"{"id":"1","firstName":7}"#;
    let error = users::get::Parameters::read(&response(200, body)).expect_err("a name is text");
    assert_eq!((error.kind(), error.status(), error.operation()), (ErrorKind::Response, Some(200), catalogue::find("users.get")));
    assert!(error.message().contains("line 1 column"), "{error}");
    assert_eq!(error.body(), body);
}

#[test]
fn a_refusal_is_an_error_with_its_codes() {
    let error = users::get::Response::read(&response(403, br#"{"errors":[{"code":"PERMISSION_DENIED"}]}"#)).expect_err("a refusal");
    assert_eq!((error.kind(), error.code()), (ErrorKind::Forbidden, Some("PERMISSION_DENIED")));
    assert_eq!(users::activation::activate::Response::read(&response(404, b"")).map_err(|error| error.kind()), Err(ErrorKind::NotFound));
}

#[test]
fn nothing_files_and_what_has_not_changed_are_read() {
    assert_eq!(users::activation::activate::Response::read(&response(204, b"")), Ok(()));
    assert_eq!(candidates::attachments::download::Response::read(&response(200, b"%PDF\0")), Ok(b"%PDF\0".to_vec()));
    assert_eq!(reports::files::download_recent::Response::read(&response(304, b"")), Ok(None));
    assert_eq!(reports::files::download_recent::Response::read(&response(200, b"a,b")), Ok(Some(b"a,b".to_vec())));
    assert_eq!(reports::files::get_recent::Response::read(&response(304, b"")), Ok(None));
    assert!(reports::files::get_recent::Response::read(&response(500, b"")).is_err());
}

#[test]
fn arguments_of_every_style_become_the_request_that_one_would_write_by_hand() {
    assert_request(
        "jobs.list",
        jobs::list::Parameters {
            accept_language: Some(jobs::schemas::LanguageCode::De),
            limit: Some(50),
            updated_after: Some("2026-10-13T20:04:52+02:00".into()),
            city: vec!["Berlin".into(), "Kraków".into()],
            sort: Some(jobs::list::Sort::JobId),
            ..jobs::list::Parameters::new()
        }
        .with(&()),
        Arguments::new()
            .set("city", "Berlin")
            .set("city", "Kraków")
            .set("sort", "job_id")
            .set("limit", 50)
            .set("updatedAfter", "2026-10-13T20:04:52+02:00")
            .set("Accept-Language", "de"),
    );
    let mut search = postings::list::Parameters::new("AlderRobotics");
    search.language = vec![postings::schemas::JobAdLanguageCode::En, postings::schemas::JobAdLanguageCode::De];
    search.custom_field.insert("field-1".into(), vec!["a".into(), "b c".into()]);
    assert_request(
        "postings.list",
        search.with(&()),
        Arguments::new()
            .set("companyIdentifier", "AlderRobotics")
            .set("language", "en")
            .set("language", "de")
            .entry("customField", "field-1", "a")
            .entry("customField", "field-1", "b c"),
    );
    assert_request(
        "reports.files.getRecent",
        reports::files::get_recent::Parameters {
            if_none_match: Some("\"5\"".into()),
            ..reports::files::get_recent::Parameters::new("r/1")
        }
        .with(&()),
        Arguments::new().set("reportId", "r/1").set("If-None-Match", "\"5\""),
    );
    assert_request(
        "interviews.timeslots.noShow.update",
        interviews::timeslots::no_show::update::Parameters::new("i", "t", true).with(&()),
        Arguments::new().set("interviewId", "i").set("timeslotId", "t").set("value", true),
    );
    assert_request(
        "configuration.predefinedLocations.list",
        configuration::predefined_locations::list::Parameters { identifiers: vec!["a".into(), "b".into()], ..Default::default() }.with(&()),
        Arguments::new().set("identifiers", "a").set("identifiers", "b"),
    );
    assert_request(
        "feed.publications.list",
        feed::publications::list::Parameters { status: vec![feed::publications::list::Status::Active], ..Default::default() }.with(&()),
        Arguments::new().set("status", "Active"),
    );
    assert_request("users.me", users::me::Parameters::new().with(&()), Arguments::new());
}

#[test]
fn bodies_of_every_kind_become_the_request_that_one_would_write_by_hand() {
    assert_request(
        "users.create",
        users::create::Parameters::new().with(&user()),
        Arguments::new().body(Body::json(r#"{"firstName":"Susan","lastName":"Santos","systemRole":{"id":"ADMINISTRATOR"}}"#)),
    );
    assert_request(
        "users.update",
        users::update::Parameters::new("1").with(&JsonPatch::new().test("/active", true).replace("/email", "a@b.example").remove("/location")),
        Arguments::new().set("id", "1").body(Body::json(
            r#"[{"op":"test","path":"/active","value":true},{"op":"replace","path":"/email","value":"a@b.example"},{"op":"remove","path":"/location"}]"#,
        )),
    );
    let mut review = reviews::update::Request::new("u");
    review.comment = Maybe::Null;
    assert_request(
        "reviews.update",
        reviews::update::Parameters::new("7").with(&review),
        Arguments::new().set("reviewId", "7").body(Body::json(r#"{"comment":null,"reviewerId":"u"}"#)),
    );
    assert_request(
        "candidates.attachments.create",
        candidates::attachments::create::Parameters::new("c", "j").with(&candidates::attachments::create::Request::new(
            candidates::attachments::create::RequestAttachmentType::CoverLetter,
            Upload::new("letter.pdf", "application/pdf", *b"%PDF"),
        )),
        Arguments::new().set("id", "c").set("jobId", "j").body(Body::Multipart(Multipart {
            parts: vec![
                Part::field("attachmentType", "COVER_LETTER"),
                Part::file("file", "letter.pdf", "application/pdf", b"%PDF".to_vec()),
            ],
        })),
    );
    let parts = Multipart { parts: vec![Part::file("file", "cv.pdf", "application/pdf", Vec::new())] };
    assert_request(
        "candidates.resume.parse",
        candidates::resume::parse::Parameters::new().with(&parts),
        Arguments::new().body(Body::Multipart(parts.clone())),
    );
    assert_request(
        "identity.token.create",
        identity::token::create::Parameters::new().with(&token_request("s")),
        Arguments::new().body(Body::Form(vec![
            ("grant_type".into(), "client_credentials".into()),
            ("client_id".into(), "me".into()),
            ("client_secret".into(), "s".into()),
        ])),
    );
}

#[test]
fn a_body_may_be_left_out_where_the_api_says_so() {
    let request = call::request(users::create::OPERATION, call::PRODUCTION, &users::create::Parameters::new().arguments());
    assert_eq!(request.map(|request| request.body), Ok(Vec::new()));
}

/// Reads a value, writes it, and expects the same.
#[track_caller]
fn assert_comes_out<T: Serialize + DeserializeOwned>(value: &Value) -> T {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
    assert_eq!(&serde_json::to_value(&read).expect("what was read can be written"), value);
    read
}

/// Expects that a typed call is the request of this operation with these arguments.
#[track_caller]
fn assert_request(id: &str, typed: Result<(catalogue::Operation, Arguments), Error>, by_hand: Arguments) {
    let (operation, arguments) = typed.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(operation.id(), id);
    let request = |arguments: &Arguments| -> Request {
        call::request(operation, call::PRODUCTION, arguments).unwrap_or_else(|error| panic!("{error}"))
    };
    let (typed, by_hand) = (request(&arguments), request(&by_hand));
    assert_eq!(String::from_utf8_lossy(&typed.body), String::from_utf8_lossy(&by_hand.body));
    assert_eq!(typed, by_hand);
}

fn user() -> users::create::Request {
    users::create::Request::new("Susan", "Santos", users::schemas::SystemRole::new("ADMINISTRATOR"))
}

fn token_request(secret: &str) -> identity::token::create::Request {
    let credentials = identity::schemas::TokenRequestClientCredentials {
        client_id: Some("me".into()),
        client_secret: Some(secret.into()),
        ..Default::default()
    };
    credentials.into()
}

fn response(status: u16, body: &[u8]) -> Response {
    Response { status, headers: Headers::new(), body: body.to_vec() }
}
