//! The sandbox answers the request of every vector as the documents say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use smartrecruiters_catalogue::{Auth, Operation, schemas};
use smartrecruiters_core::schema::Document;
use smartrecruiters_core::{ClientAuthentication, Credential, Request, Response, Secret, call, read_token, token_request};
use smartrecruiters_sandbox::{Config, DEMO_API_KEY, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, Sandbox};

use crate::vector::{Case, cases, read};

/// The request of a case with the answer of a company at its beginning, to a caller who may do everything.
struct Exchange {
    operation: Operation,
    /// For messages.
    name: String,
    /// Whether the case is the first of its vector.
    is_first: bool,
    case: Case,
    request: Request,
    answer: Response,
}

static EXCHANGES: LazyLock<Vec<Exchange>> =
    LazyLock::new(|| cases().map(|(operation, name, case)| exchange(operation, name, case)).collect());

#[test]
fn every_request_of_a_vector_is_answered_with_a_declared_status() {
    complain(EXCHANGES.iter(), |exchange| {
        let (facts, status) = (exchange.operation.facts(), exchange.answer.status);
        let declared = facts.success.contains(status) || facts.failures.iter().any(|(failure, _)| failure == status);
        // Any list that goes by cursors may refuse one, whether or not it says so.
        let cursor = status == 400 && exchange.operation.paging().is_some_and(|paging| !paging.cursor.is_empty() || paging.link);
        (!declared && !cursor).then(|| "the status is not declared".to_owned())
    });
}

#[test]
fn the_first_request_of_every_vector_succeeds() {
    complain(EXCHANGES.iter().filter(|exchange| exchange.is_first), |exchange| {
        let Exchange { operation, case, answer, .. } = exchange;
        if let Some((_, refusal)) = REFUSED.iter().find(|(id, _)| *id == operation.id()) {
            return (answer.status != *refusal).then(|| format!("not {refusal}"));
        }
        let expected = (case.response.status, case.response.response().media_type());
        ((answer.status, answer.media_type()) != expected).then(|| format!("not {expected:?} but {}", answer.media_type()))
    });
}

#[test]
fn every_answer_of_a_published_shape_is_what_its_schema_says() {
    let mut documents = BTreeMap::new();
    complain(EXCHANGES.iter().filter(|exchange| !exchange.answer.body.is_empty()), |exchange| {
        let family = exchange.operation.family();
        let read = || Document::new(serde_json::from_str(schemas::document(family)).expect("schemas are JSON"));
        let document: &Document = documents.entry(family.name).or_insert_with(read);
        let schema = document.response(exchange.operation, exchange.answer.status)?;
        match serde_json::from_slice::<Value>(&exchange.answer.body) {
            Ok(value) => {
                let faults = document.validate(schema, &value);
                (!faults.is_empty()).then(|| format!("{faults:?}"))
            }
            Err(error) => Some(error.to_string()),
        }
    });
}

#[test]
fn every_refusal_of_the_sandbox_is_read_by_core() {
    complain(EXCHANGES.iter(), |exchange| match call::outcome(exchange.operation, &exchange.request, &exchange.answer) {
        Ok(_) => None,
        Err(error) if error.status() == Some(exchange.answer.status) && !error.message().is_empty() => None,
        Err(error) => Some(format!("{error:?}")),
    });
}

fn exchange(operation: Operation, name: String, case: Case) -> Exchange {
    let origin = call::PRODUCTION.to_owned();
    let mut sandbox = Sandbox::new(Config { origin, candidates: 24, ..Config::default() });
    let arguments = case.arguments.arguments();
    let mut request = call::request(operation, call::PRODUCTION, &arguments).unwrap_or_else(|error| panic!("{name}: {error}"));
    credential(operation, &mut sandbox).authorize(&mut request.headers);
    let answer = sandbox.handle(&request, NOW_MS);
    let is_first = read(operation).cases.first().is_some_and(|first| first.name == case.name);
    Exchange { operation, name, is_first, case, request, answer }
}

/// What the operation takes: the demo key, or a token of the demo client where only tokens are taken.
fn credential(operation: Operation, sandbox: &mut Sandbox) -> Credential {
    match operation.auth() {
        Auth::None => Credential::None,
        Auth::KeyOrToken | Auth::Key | Auth::Optional => Credential::api_key(DEMO_API_KEY).expect("a good key"),
        Auth::Partner => {
            let secret = Secret::new("client secret", DEMO_CLIENT_SECRET).expect("a good secret");
            let request = token_request(call::PRODUCTION, DEMO_CLIENT_ID, &secret, ClientAuthentication::Form);
            let token = read_token(&sandbox.handle(&request, NOW_MS), NOW_MS).expect("a token");
            Credential::AccessToken(token.value)
        }
    }
}

/// Fails with everything that is wrong, not with the first of it.
fn complain<'a>(exchanges: impl Iterator<Item = &'a Exchange>, mut judge: impl FnMut(&Exchange) -> Option<String>) {
    let shown = |exchange: &Exchange, complaint| {
        format!("{}: {complaint}: {} {}", exchange.name, exchange.answer.status, String::from_utf8_lossy(&exchange.answer.body))
    };
    let complaints: Vec<String> = exchanges.filter_map(|exchange| judge(exchange).map(|complaint| shown(exchange, complaint))).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// First requests that ask for what the company does not have at its beginning.
const REFUSED: [(&str, u16); 15] = [
    // Nobody is inactive and has an e-mail address.
    ("users.activation.sendEmail", 422),
    // The job needs no approvals.
    ("jobs.headcount.update", 403),
    // The interview has one timeslot.
    ("interviews.timeslots.delete", 409),
    // The offer waits for its approvers, so it is not sent.
    ("offers.documents.list", 409),
    ("offers.documents.download", 409),
    // The application is not one of somebody hired.
    ("candidates.onboarding.get", 404),
    ("candidates.onboarding.getPrimary", 404),
    // What they would make is there already.
    ("configuration.departments.create", 400),
    ("configuration.jobProperties.values.create", 409),
    ("configuration.jobProperties.dependents.create", 400),
    ("configuration.jobProperties.dependents.values.add", 409),
    ("configuration.candidateProperties.values.create", 409),
    ("usersLegacy.create", 409),
    // Nobody is inactive and has an e-mail address.
    ("usersLegacy.activation.sendEmail", 422),
    // Nobody asks the receiver.
    ("subscriptions.activate", 424),
];
/// The first of November 2026.
const NOW_MS: u64 = 1_793_491_200_000;
