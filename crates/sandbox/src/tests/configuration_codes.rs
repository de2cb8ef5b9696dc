//! Every code that the catalogue documents for the configuration is raised by the condition it stands for.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};
use smartrecruiters_catalogue::operations;

use super::Desk;
use super::configuration::call;
use super::tools::{Sent, signed_in};
use crate::{Config, DEMO_WEAK_ID, DEMO_WEAK_SECRET};

const DIVISION: (&str, &str) = ("id", "64b0c1d2e3f4a5b6c7d90001");
const TEAM: &str = "64b0c1d2e3f4a5b6c7d90002";
const HOURS: (&str, &str) = ("id", "WEEKLY_HOURS");
const COST_CENTER: (&str, &str) = ("id", "COST_CENTER");
const ROBOTICS: (&str, &str) = ("valueId", "ROBOTICS");
const NOTHING: (&str, &str) = ("id", "nothing");
const NO_VALUE: (&str, &str) = ("valueId", "nothing");
const RELOCATION: (&str, &str) = ("id", "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e61");
const SALARY: (&str, &str) = ("id", "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e63");
const LIBRARY: (&str, &str) = ("id", "d1f6a0c4-7b2e-4e95-8a3c-1f0b9c8d7e6f");

type Case<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str, Sent, u16, &'static str);

fn properties_of_jobs() -> Vec<Case<'static>> {
    let json = |body: Value| Sent::Json(body);
    let none = || Sent::Nothing;
    let relabel = |label: &str| Sent::JsonPatch(json!([{ "op": "replace", "path": "/label", "value": label }]));
    let labels = |label: &str| Sent::Json(json!([{ "language": "de", "label": label }]));
    let ids = |id: &str| Sent::Json(json!({ "ids": [id] }));
    let closed = ("valueId", "CC-200");
    let twice = json!([{ "language": "de", "label": "a" }, { "language": "de", "label": "b" }]);
    let named = json!({ "label": "location", "category": "job", "visible": true });
    let mut cases = Vec::from([
        ("jobProperties.create", Vec::new(), "", json(named), 422, "DEFINITION_NAME_IS_NOT_ALLOWED"),
        ("jobProperties.update", [DIVISION].into(), "", relabel("Team"), 422, "DEFINITION_NAME_IS_NOT_ALLOWED"),
        ("jobProperties.translations.update", [DIVISION].into(), "", json(twice), 400, "PROPERTY_INVALID"),
        ("jobProperties.values.create", [HOURS].into(), "", json(json!({ "label": "40" })), 400, "VALUES_NOT_ALLOWED"),
        ("jobProperties.values.create", [DIVISION].into(), "", json(json!({ "label": " " })), 422, "VALUE_LABEL_IS_BLANK"),
        ("jobProperties.values.create", [DIVISION].into(), "", json(json!({ "label": "<b>" })), 422, "VALUE_LABEL_IS_INVALID"),
        ("jobProperties.values.update", [DIVISION, ROBOTICS].into(), "", relabel(" "), 422, "VALUE_LABEL_IS_BLANK"),
        ("jobProperties.values.update", [DIVISION, ROBOTICS].into(), "", relabel("<b>"), 422, "VALUE_LABEL_IS_INVALID"),
        (
            "jobProperties.values.update",
            [DIVISION, ROBOTICS].into(),
            "",
            Sent::JsonPatch(json!([{ "op": "remove", "path": "/nothing" }])),
            422,
            "JSON_PATCH_INVALID",
        ),
        ("jobProperties.values.unarchive", [COST_CENTER, closed].into(), "", none(), 422, "VALUE_LABEL_IS_INVALID"),
        ("jobProperties.values.unarchiveLegacy", [COST_CENTER, closed].into(), "", none(), 422, "VALUE_LABEL_IS_INVALID"),
        ("jobProperties.dependents.create", [DIVISION].into(), "", ids("nothing"), 400, "DEPENDENT_JOB_PROPERTY_NOT_FOUND"),
        ("jobProperties.dependents.create", [DIVISION].into(), "", ids(TEAM), 400, "JOB_PROPERTY_ALREADY_DEPENDENT"),
        ("jobProperties.dependents.create", [("id", TEAM)].into(), "", ids(DIVISION.1), 400, "JOB_PROPERTIES_CIRCULAR_DEPENDENCY"),
    ]);
    for (name, sent) in [
        ("translations.update", labels("Art")),
        ("values.archive", none()),
        ("values.unarchive", none()),
        ("values.archiveLegacy", none()),
        ("values.unarchiveLegacy", none()),
        ("values.update", relabel("Art")),
        ("values.translations.update", labels("Art")),
        ("dependents.list", none()),
        ("dependents.create", ids(TEAM)),
        ("dependents.delete", none()),
        ("dependents.values.listAll", none()),
        ("dependents.values.list", none()),
        ("dependents.values.add", json(json!({ "id": "MOTION" }))),
        ("dependents.values.remove", none()),
    ] {
        let id: &'static str = format!("jobProperties.{name}").leak();
        let rest = [("valueId", "ROBOTICS"), ("dependentId", TEAM), ("dependentValueId", "MOTION")];
        let with = |first: (&'static str, &'static str), second: &[(&'static str, &'static str)]| {
            Vec::from([first]).into_iter().chain(second.iter().copied()).chain(rest).collect::<Vec<_>>()
        };
        cases.push((id, with(NOTHING, &[]), "", sent.clone(), 404, "JOB_PROPERTY_NOT_FOUND"));
        cases.push((id, with(DIVISION, &[NO_VALUE]), "", sent.clone(), 404, "JOB_PROPERTY_VALUE_NOT_FOUND"));
        cases.push((id, with(DIVISION, &[("dependentId", "nothing")]), "", sent.clone(), 404, "JOB_PROPERTY_DEPENDENT_NOT_FOUND"));
        cases.push((id, with(DIVISION, &[("dependentId", COST_CENTER.1)]), "", sent.clone(), 404, "DEPENDENCY_NOT_FOUND"));
    }
    let link = [DIVISION, ROBOTICS, ("dependentId", TEAM)];
    let value = |id: &str| Sent::Json(json!({ "id": id }));
    cases.push(("jobProperties.dependents.values.add", link.into(), "", value("nothing"), 400, "JOB_PROPERTY_DEPENDENT_VALUE_NOT_FOUND"));
    cases.push(("jobProperties.dependents.values.add", link.into(), "", value("MOTION"), 409, "JOB_PROPERTY_DEPENDENT_VALUE_EXISTS"));
    let not_linked = [link[0], link[1], link[2], ("dependentValueId", "UPKEEP")];
    let code = "JOB_PROPERTY_DEPENDENT_VALUE_NOT_FOUND";
    cases.push(("jobProperties.dependents.values.remove", not_linked.into(), "", none(), 404, code));
    cases
}

fn the_rest() -> Vec<Case<'static>> {
    let json = |body: Value| Sent::Json(body);
    let none = || Sent::Nothing;
    let full = ("valueId", "full-package");
    let of_library = [LIBRARY, ("valueId", "full-time")];
    let label = || json(json!({ "label": "Anything" }));
    let recruiter = ("sourceType", "RECRUITER");
    let agency = ("sourceValueId", "64b0c1d2e3f4a5b6c7dc0031");
    let no_uuid = [("sourceIdentifier", "64b0c1d2e3f4a5b6c7dc0031")];
    let nobody = [("sourceIdentifier", "00000000-0000-4000-8000-000000000000")];
    let mut cases = Vec::from([
        ("departments.create", Vec::new(), "", json(json!({ "label": "design" })), 400, "DEPARTMENT_LABEL_NOT_UNIQUE"),
        (
            "candidateProperties.values.create",
            [RELOCATION].into(),
            "",
            json(json!({ "id": "full-package", "label": "x" })),
            409,
            "CANDIDATE_PROPERTY_VALUE_ID_ALREADY_EXISTS",
        ),
        (
            "candidateProperties.values.create",
            [RELOCATION].into(),
            "",
            json(json!({ "label": "Full package" })),
            409,
            "CANDIDATE_PROPERTY_VALUE_LABEL_ALREADY_EXISTS",
        ),
        (
            "candidateProperties.values.replace",
            [RELOCATION, full].into(),
            "",
            json(json!({ "label": "Partial package" })),
            409,
            "CANDIDATE_PROPERTY_VALUE_LABEL_ALREADY_EXISTS",
        ),
        ("candidateProperties.values.replace", of_library.into(), "", label(), 400, "CANDIDATE_PROPERTY_LIBRARY_READONLY_RESTRICTION"),
        ("candidateProperties.values.delete", of_library.into(), "", none(), 400, "CANDIDATE_PROPERTY_LIBRARY_READONLY_RESTRICTION"),
        ("sources.values.list", [recruiter].into(), "?sourceSubType=EMPLOYEE", none(), 400, "SOURCE_TYPE_AND_SUBTYPE_INVALID"),
        ("sources.values.get", [recruiter, agency].into(), "?sourceSubType=EMPLOYEE", none(), 400, "SOURCE_TYPE_AND_SUBTYPE_INVALID"),
        ("sources.values.get", [recruiter, agency].into(), "", none(), 400, "SUBTYPE_REQUIRED"),
        ("sources.values.get", [("sourceType", "PIGEON"), agency].into(), "", none(), 400, "SOURCE_TYPE_INVALID"),
        ("sources.get", no_uuid.into(), "", none(), 400, "INVALID_IDENTIFIER"),
        ("sources.get", nobody.into(), "", none(), 404, "SOURCE_NOT_FOUND"),
    ]);
    for (name, sent) in [("list", none()), ("create", label()), ("get", none()), ("replace", label()), ("delete", none())] {
        let id: &'static str = format!("candidateProperties.values.{name}").leak();
        cases.push((id, [SALARY, full].into(), "", sent.clone(), 400, "CANDIDATE_PROPERTY_NOT_SINGLE_SELECT"));
        cases.push((id, [NOTHING, full].into(), "", sent.clone(), 404, "CANDIDATE_PROPERTY_NOT_FOUND"));
        cases.push((id, [RELOCATION, NO_VALUE].into(), "", sent, 404, "CANDIDATE_PROPERTY_VALUE_NOT_FOUND"));
    }
    cases
}

/// Those that need a smaller company, or a step before.
fn prepared(seen: &mut BTreeSet<(String, u16, &'static str)>) {
    let mut expect = |desk: &mut Desk, id: &str, arguments: &[(&str, &str)], sent: &Sent, status, code| {
        call(desk, id, arguments, "", sent).refused(status, code);
        seen.insert((format!("configuration.{id}"), status, code));
    };
    let value = |label: &str| Sent::Json(json!({ "label": label }));
    let limited = |config: Config| Desk::with(Config { limits: false, ..config });
    let mut desk = limited(Config { job_properties_limit: 7, ..Config::default() });
    let travel = Sent::Json(json!({ "label": "Travel", "category": "job", "visible": true }));
    expect(&mut desk, "jobProperties.create", &[], &travel, 422, "JOB_PROPERTY_LIMIT_EXCEEDED");
    let mut desk = limited(Config { job_property_values_limit: 2, ..Config::default() });
    expect(&mut desk, "jobProperties.values.create", &[DIVISION], &value("Research"), 422, "VALUES_LIMIT_REACHED");
    let mut desk = limited(Config { active_values_limit: 2, ..Config::default() });
    expect(&mut desk, "jobProperties.values.create", &[DIVISION], &value("Research"), 422, "ACTIVE_VALUES_LIMIT_REACHED");
    let unarchive = Sent::JsonPatch(json!([{ "op": "replace", "path": "/archived", "value": false }]));
    let old = [COST_CENTER, ("valueId", "CC-300")];
    expect(&mut desk, "jobProperties.values.update", &old, &unarchive, 422, "ACTIVE_VALUES_LIMIT_REACHED");
    let mut desk = limited(Config { candidate_property_values_limit: 2, ..Config::default() });
    let code = "CANDIDATE_PROPERTY_VALUES_LIMIT_EXCEEDED";
    expect(&mut desk, "candidateProperties.values.create", &[RELOCATION], &value("None"), 400, code);
    let mut desk = Desk::new();
    call(&mut desk, "candidateProperties.values.delete", &[RELOCATION, ("valueId", "full-package")], "", &Sent::Nothing).empty(204);
    let last = [RELOCATION, ("valueId", "partial-package")];
    expect(&mut desk, "candidateProperties.values.delete", &last, &Sent::Nothing, 400, "CANDIDATE_PROPERTY_LAST_VALUE");
    let mut desk = signed_in(Config::default(), (DEMO_WEAK_ID, DEMO_WEAK_SECRET));
    expect(&mut desk, "offerProperties.list", &[], &Sent::Nothing, 403, "NO_ACCESS_TO_OFFERS");
}

#[test]
fn every_documented_code_of_the_configuration_can_be_provoked() {
    let documented: BTreeSet<(String, u16, &'static str)> = operations()
        .filter(|operation| operation.family().name == "configuration")
        .flat_map(|operation| {
            let failures = operation.facts().failures.iter();
            failures.flat_map(move |(status, codes)| codes.iter().map(move |code| (String::from(operation.id()), status, code)))
        })
        .collect();
    let mut seen = BTreeSet::new();
    for (id, arguments, query, sent, status, code) in properties_of_jobs().into_iter().chain(the_rest()) {
        let case = (format!("configuration.{id}"), status, code);
        if documented.contains(&case) {
            call(&mut Desk::new(), id, &arguments, query, &sent).refused(status, code);
            seen.insert(case);
        }
    }
    prepared(&mut seen);
    let missing: Vec<_> = documented.difference(&seen).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_conflicts_or_is_missing_has_a_status_without_a_code() {
    let patch = |path: &str, value: Value| Sent::JsonPatch(json!([{ "op": "replace", "path": path, "value": value }]));
    let german = |label: &str| Sent::Json(json!([{ "language": "de", "label": label }]));
    let services = [DIVISION, ("valueId", "SERVICES")];
    for (id, arguments, sent, status) in [
        ("jobProperties.values.create", &[DIVISION][..], Sent::Json(json!({ "id": "ROBOTICS", "label": "x" })), 409),
        ("jobProperties.values.update", &services[..], patch("/label", json!("Robotics")), 409),
        ("jobProperties.values.translations.update", &services[..], german("Robotik"), 409),
        ("jobProperties.values.translations.update", &services[..], german("<b>"), 422),
        ("jobProperties.translations.update", &[COST_CENTER][..], german("Sparte"), 409),
        ("jobProperties.update", &[DIVISION][..], patch("/category", json!("job")), 400),
        ("jobProperties.update", &[DIVISION][..], patch("/active", json!(false)), 400),
        ("jobProperties.update", &[DIVISION][..], patch("/visible", json!("yes")), 400),
        ("jobProperties.dependents.create", &[DIVISION][..], Sent::Json(json!({ "ids": [] })), 422),
        ("jobProperties.get", &[NOTHING][..], Sent::Nothing, 404),
        ("jobProperties.activate", &[NOTHING][..], Sent::Nothing, 404),
        ("jobProperties.values.list", &[NOTHING][..], Sent::Nothing, 404),
        ("departments.get", &[NOTHING][..], Sent::Nothing, 404),
        ("hiringProcesses.get", &[NOTHING][..], Sent::Nothing, 404),
        ("candidateProperties.get", &[NOTHING][..], Sent::Nothing, 404),
        ("sources.values.list", &[("sourceType", "PIGEON")][..], Sent::Nothing, 404),
        ("sources.values.get", &[("sourceType", "API"), ("sourceValueId", "x")][..], Sent::Nothing, 404),
    ] {
        let answer = call(&mut Desk::new(), id, arguments, "", &sent);
        assert_eq!(answer.0.status, status, "{id}: {}", answer.text());
    }
    let mut weak = signed_in(Config::default(), (DEMO_WEAK_ID, DEMO_WEAK_SECRET));
    call(&mut weak, "jobProperties.list", &[], "", &Sent::Nothing).json(403);
}
