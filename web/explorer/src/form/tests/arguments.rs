//! Arguments that filled-in forms become.

use super::*;
use crate::form::state::GivenFile;
use smartrecruiters_core::call;

fn target(form: &Form) -> String {
    let arguments = form.state.arguments(form.operation).expect("nothing is in the way");
    call::request(form.operation, "", &arguments).expect("it becomes a request").url
}

#[test]
fn path_and_query_are_what_was_typed() {
    let mut form = Form::open("jobs.list");
    form.give("limit", "10").give("q", "R&D Kraków").give("updatedAfter", "2026-10-13T20:04:52+02:00");
    assert_eq!(target(&form), "/jobs?q=R%26D%20Krak%C3%B3w&limit=10&updatedAfter=2026-10-13T20%3A04%3A52%2B02%3A00");
    let mut form = Form::open("users.get");
    form.give("id", "a/b");
    assert_eq!(target(&form), "/user-api/v201804/users/a%2Fb");
}

#[test]
fn lists_repeat_or_join_and_custom_fields_have_keys() {
    let mut form = Form::open("postings.list");
    for (name, texts) in [("language", ["en", "de"]), ("customField", ["1", "2"])] {
        for (index, text) in texts.into_iter().enumerate() {
            form.act(FormAction::AddValue { name: name.into() });
            form.act(FormAction::SetParameter { name: name.into(), index, text: text.into() });
        }
    }
    let names: Vec<String> = form.state.parameters.iter().map(|parameter| parameter.name.clone()).collect();
    form.give("companyIdentifier", "AlderRobotics");
    assert_eq!(form.messages(), ["Error: customField needs the id of a custom field beside each value"], "{names:?}");
    form.act(FormAction::SetKey { name: "customField".into(), index: 0, key: "5f8a".into() });
    form.act(FormAction::SetKey { name: "customField".into(), index: 1, key: "5f8a".into() });
    assert_eq!(target(&form), "/v1/companies/AlderRobotics/postings?language=en,de&custom_field.5f8a=1,2");
    form.act(FormAction::RemoveValue { name: "language".into(), index: 0 });
    assert!(target(&form).contains("?language=de&custom"), "{}", target(&form));
}

#[test]
fn the_body_is_sent_as_its_text_stands() {
    let mut form = Form::open("users.create");
    let text = "{ \"firstName\":\"Susan\", \"unknown\": 1.50 }\n";
    form.raw(text);
    let arguments = form.state.arguments(form.operation).expect("nothing is in the way");
    let request = call::request(form.operation, "", &arguments).expect("it becomes a request");
    assert_eq!(request.body, text.as_bytes());
}

#[test]
fn form_fields_are_encoded_in_order() {
    let mut form = Form::open("identity.token.create");
    form.raw(r#"{"grant_type":"client_credentials","client_id":"a b","client_secret":"c&d"}"#);
    let arguments = form.state.arguments(form.operation).expect("nothing is in the way");
    let request = call::request(form.operation, "", &arguments).expect("it becomes a request");
    assert_eq!(String::from_utf8_lossy(&request.body), "grant_type=client_credentials&client_id=a%20b&client_secret=c%26d");
}

#[test]
fn files_and_fields_become_parts() {
    let mut form = Form::open("candidates.attachments.create");
    form.give("jobId", "1").give("id", "2");
    assert!(form.state.arguments(form.operation).is_err());
    let file = GivenFile { name: "résumé.pdf".into(), media_type: "application/pdf".into(), content: vec![0, 159, 146, 150].into() };
    form.act(FormAction::SetFile { name: "file".into(), file: Some(file) });
    let arguments = form.state.arguments(form.operation).expect("nothing is in the way");
    let request = call::request(form.operation, "", &arguments).expect("it becomes a request");
    let sent = String::from_utf8_lossy(&request.body).into_owned();
    assert!(sent.contains("name=\"attachmentType\"\r\n\r\nRESUME"), "{sent}");
    assert!(sent.contains("filename=\"résumé.pdf\"\r\nContent-Type: application/pdf"), "{sent}");
}

#[test]
fn an_empty_optional_parameter_is_not_sent() {
    let mut form = Form::open("users.list");
    form.give("q", "x").give("q", "");
    assert_eq!(target(&form), "/user-api/v201804/users");
}
