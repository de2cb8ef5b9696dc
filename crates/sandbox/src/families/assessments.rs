//! Assessments: what customers read of them, and what their provider reports.

use alloc::format;
use alloc::string::{String, ToString};

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use super::reach;
use crate::access::demo;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::{Fields, json};
use crate::world::selection::{self, Link, Record};
use crate::{patch, reply};

/// The function that serves an operation of the two families.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "assessmentOrders.list" => list,
        "partner.configuration.get" => configuration,
        "partner.configuration.replace" => configure,
        "partner.integrations.create" => connect,
        "partner.orders.results.update" => report,
        "partner.orders.results.addAttachment" => attach,
        _ => return None,
    })
}

/// The orders of an application, as customers see them.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.parameter("applicationId").unwrap_or_default();
    if !call.config.assessments {
        return Err(Fault::new(404, "MISSING_COMPANY_INTEGRATION", "the company is connected to no provider of assessments"));
    }
    let missing = || Fault::new(404, "APPLICATION_NOT_FOUND", format!("there is no application with the id {id}"));
    let (candidate, application) = reach::application_with(call, id).ok_or_else(missing)?;
    reach::sees(call, &Link::new(candidate, application))?;
    let orders = call.world.selection.orders.iter().filter(|order| order.of.application == id);
    Ok(reply::json(200, &orders.map(shown).collect()))
}

fn shown(order: &Record) -> Value {
    let mut out = Map::new();
    out.put("applicationId", &order.of.application);
    out.put("orderId", &order.id);
    result(&order.value, &mut out);
    let single = |given: &Value| {
        let mut out = Map::new();
        result(given, &mut out);
        Value::Object(out)
    };
    let results = order.value.get("assessmentResults").and_then(Value::as_array).into_iter().flatten();
    out.put("assessments", results.map(single).collect::<Value>());
    Value::Object(out)
}

/// A result in the customer's names, with the score as a text: percent of its range.
fn result(given: &Value, out: &mut Map<String, Value>) {
    for (from, to) in [
        ("assessmentName", "name"),
        ("assessmentPackageDate", "assessmentPackageDate"),
        ("assessmentDate", "assessmentDate"),
        ("submissionDate", "submissionDate"),
        ("name", "assessmentPackageName"),
        ("status", "status"),
        ("scoreLabel", "scoreLabel"),
        ("summary", "summary"),
        ("attachments", "attachments"),
    ] {
        out.put_some(to, given.get(from));
    }
    if let Some([raw, min, max]) = given.get("score").map(score) {
        let percent = (raw - min).saturating_mul(100).checked_div(max - min).unwrap_or(0);
        out.put("score", percent.to_string());
        out.entry("scoreLabel").or_insert_with(|| format!("{raw}/{max}").into());
    }
}

fn score(given: &Value) -> [i64; 3] {
    ["raw", "min", "max"].map(|name| given.get(name).and_then(Value::as_i64).unwrap_or(0))
}

/// What the provider has registered.
fn configuration(call: &mut Call<'_>) -> Result<Response, Fault> {
    let registered = &call.world.partners.configuration;
    if registered.is_null() {
        return Err(Fault::message(404, "no configuration is registered"));
    }
    Ok(reply::json(200, registered))
}

/// Registers a configuration in the place of the one that is there.
#[expect(clippy::unnecessary_wraps, reason = "handlers have one signature")]
fn configure(call: &mut Call<'_>) -> Result<Response, Fault> {
    let known = REGISTERED.into_iter().filter_map(|name| Some((String::from(name), call.json().get(name)?.clone())));
    call.world.partners.configuration = known.collect();
    Ok(reply::json(200, &call.world.partners.configuration))
}

/// Connects a customer whose administrator has agreed.
fn connect(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("companyId");
    let customer = call.world.partners.customers.iter_mut().find(|customer| customer.id.eq_ignore_ascii_case(&id));
    let customer = customer.ok_or_else(|| Fault::message(404, format!("there is no company with the id {id}")))?;
    match (customer.consented, customer.connected) {
        (true, _) => {
            (customer.consented, customer.connected) = (false, true);
            let body = json!({ "clientId": demo::DEMO_ASSESSMENT_ID, "clientSecret": demo::DEMO_ASSESSMENT_SECRET });
            Ok(reply::json(200, &body))
        }
        (false, true) => Err(Fault::message(409, "the company is connected already")),
        (false, false) => Err(Fault::new(403, "PERMISSION_DENIED", "no administrator of the company has agreed")),
    }
}

/// Takes down what became of an order; what is not sent stays.
fn report(call: &mut Call<'_>) -> Result<Response, Fault> {
    let mut order = order(call)?.clone();
    let given = call.json().clone();
    let results = given.get("assessmentResults").and_then(Value::as_array).into_iter().flatten();
    for [raw, min, max] in results.chain([&given]).filter_map(|result| result.get("score")).map(score) {
        if !(min..=max).contains(&raw) || min == max {
            let message = format!("the score {raw} is not in the range from {min} to {max}, or the range is empty");
            return Err(Fault::new(400, call.config.invalid_request_code, message));
        }
    }
    let known: Map<String, Value> = RESULT.into_iter().filter_map(|name| Some((String::from(name), given.get(name)?.clone()))).collect();
    patch::merge(&mut order.value, &Value::Object(known), true);
    let body = reply::json(200, &order.value);
    selection::keep(&mut call.world.selection.orders, order);
    Ok(body)
}

/// Gives a file an address. The file itself is not kept: nothing of the API reads it.
fn attach(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = order(call)?.id.clone();
    let file = call.parts(call.config.invalid_request_code)?.parts.iter().find(|part| part.file_name.is_some());
    let missing = || Fault::new(400, call.config.invalid_request_code, "the form has no part with a file name");
    let name = file.and_then(|part| part.file_name.clone()).ok_or_else(missing)?;
    let mut url = format!("https://files.smartrecruiters.example/assessments/{id}/");
    smartrecruiters_core::percent::encode(&name, &mut url);
    Ok(reply::json(201, &json!({ "url": url })))
}

/// The order that the path names.
fn order<'a>(call: &'a Call<'_>) -> Result<&'a Record, Fault> {
    let id = call.argument("orderId");
    let missing = || Fault::message(404, format!("there is no order with the id {id}"));
    selection::record(&call.world.selection.orders, &id).ok_or_else(missing)
}

const REGISTERED: [&str; 10] = [
    "consentUrl",
    "consentDisplayMode",
    "assessmentPackageListUrl",
    "singleAssessmentPackageUrl",
    "packageOrderUrl",
    "inlineAssessmentPackageOrderUrl",
    "oauthTokenUrl",
    "integrationDisableUrl",
    "fields",
    "supportedAssessmentTypes",
];
const RESULT: [&str; 10] = [
    "assessmentPackageDate",
    "submissionDate",
    "name",
    "description",
    "status",
    "score",
    "scoreLabel",
    "summary",
    "attachments",
    "assessmentResults",
];
