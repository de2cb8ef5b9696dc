//! Reports, and the files that come of running them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use smartrecruiters_core::Response;

use crate::access::Role;
use crate::call::{Call, Handler};
use crate::fault::Fault;
use crate::json::Fields;
use crate::reply;
use crate::world::reporting::{REPORTS, Report, Run};

/// The function that serves an operation of this family.
pub(super) fn handler(id: &str) -> Option<Handler> {
    Some(match id {
        "reports.list" => list,
        "reports.get" => |call| Ok(reply::json(200, &report(call)?.json())),
        "reports.files.list" => files,
        "reports.files.generate" => generate,
        "reports.files.getRecent" => recent,
        "reports.files.downloadRecent" => download_recent,
        "reportFiles.get" => file,
        "reportFiles.download" => download,
        _ => return None,
    })
}

/// The reports that the caller may see.
fn list(call: &mut Call<'_>) -> Result<Response, Fault> {
    let page = call.page()?;
    let found: Vec<&Report> = REPORTS.iter().filter(|report| is_open(call, report)).collect();
    let (items, next) = page.cut(&found, |report| report.id);
    Ok(paged(call, items.into_iter().map(Report::json).collect(), next))
}

/// The runs of a report, the latest first.
fn files(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (report, page) = (report(call)?, call.page()?);
    let found: Vec<&Run> = runs(call, report).collect();
    let (items, next) = page.cut(&found, |run| &run.id);
    let items = items.into_iter().map(|run| run.json(call.now_ms, call.config)).collect();
    Ok(paged(call, items, next))
}

/// Runs a report, unless it is running.
fn generate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let report = report(call)?;
    let busy = |run: &Run| matches!(run.status(call.now_ms, call.config), "PENDING" | "RUNNING");
    if runs(call, report).any(busy) {
        return Err(Fault::message(400, "a run of this report is pending already"));
    }
    let (id, requestor) = (call.world.ids.uuid(), call.caller.user.into());
    let run = Run { id, report, ad_hoc: true, asked_ms: call.now_ms, requestor, content: None };
    let body = run.json(call.now_ms, call.config);
    call.world.reporting.runs.push(run);
    Ok(reply::json(200, &body))
}

/// The latest run. Its tag changes with its status.
fn recent(call: &mut Call<'_>) -> Result<Response, Fault> {
    let run = latest(call, |_| true)?;
    let tag = tag(run, run.status(call.now_ms, call.config));
    let body = run.json(call.now_ms, call.config);
    Ok(tagged(call, &tag, || reply::json(200, &body)))
}

/// The rows of the latest run that was completed.
fn download_recent(call: &mut Call<'_>) -> Result<Response, Fault> {
    let run = latest(call, |run| run.status(call.now_ms, call.config) == "COMPLETED")?;
    let (id, tag) = (run.id.clone(), tag(run, "COMPLETED"));
    let content = content(call, &id);
    Ok(tagged(call, &tag, || csv(content)))
}

fn file(call: &mut Call<'_>) -> Result<Response, Fault> {
    Ok(reply::json(200, &run(call)?.json(call.now_ms, call.config)))
}

/// The rows of a run that was completed.
fn download(call: &mut Call<'_>) -> Result<Response, Fault> {
    let run = run(call)?;
    let status = run.status(call.now_ms, call.config);
    if status != "COMPLETED" {
        return Err(Fault::message(404, format!("the file is not there: its status is {status}")));
    }
    let id = run.id.clone();
    Ok(csv(content(call, &id)))
}

/// The rows of a run. They are written when somebody asks for them first, and stay as they are.
fn content(call: &mut Call<'_>, id: &str) -> String {
    let found = call.world.reporting.runs.iter().position(|run| run.id == id);
    let Some(run) = found.and_then(|place| call.world.reporting.runs.get(place)) else { return String::new() };
    let content = run.content.clone().unwrap_or_else(|| call.world.rows(run.report, run.ends_ms(call.config)));
    if let Some(run) = found.and_then(|place| call.world.reporting.runs.get_mut(place)).filter(|run| run.content.is_none()) {
        run.content = Some(content.clone());
        call.world.journal.stir();
    }
    content
}

fn csv(content: String) -> Response {
    reply::file(reply::CSV, content.into_bytes())
}

/// An answer with a tag, or 304 where the caller has what it stands for.
fn tagged(call: &Call<'_>, tag: &str, answer: impl FnOnce() -> Response) -> Response {
    let known = call.headers.get("if-none-match").unwrap_or_default();
    let known =
        known.split(',').any(|known| matches!(known.trim().trim_start_matches("W/"), "*") || known.trim().trim_start_matches("W/") == tag);
    let mut response = if known { reply::empty(304) } else { answer() };
    response.headers.set("ETag", tag);
    response
}

fn tag(run: &Run, status: &str) -> String {
    format!("\"{}:{status}\"", run.id)
}

/// The report that the path names.
fn report(call: &Call<'_>) -> Result<&'static Report, Fault> {
    let id = call.argument("reportId");
    let report = Report::find(&id).ok_or_else(|| Fault::message(404, format!("there is no report with the id {id}")))?;
    if is_open(call, report) { Ok(report) } else { Err(closed()) }
}

/// The run that the path names.
fn run<'a>(call: &'a Call<'_>) -> Result<&'a Run, Fault> {
    let id = call.argument("reportFileId");
    let missing = || Fault::message(404, format!("there is no report file with the id {id}"));
    let run = call.world.reporting.runs.iter().find(|run| run.id == id).ok_or_else(missing)?;
    if is_open(call, run.report) { Ok(run) } else { Err(closed()) }
}

/// The latest run of the report that the path names.
fn latest<'a>(call: &'a Call<'_>, fits: impl Fn(&Run) -> bool) -> Result<&'a Run, Fault> {
    let report = report(call)?;
    runs(call, report).find(|run| fits(run)).ok_or_else(|| Fault::message(404, "the report has no file yet"))
}

/// The runs of a report, the latest first.
fn runs<'a>(call: &'a Call<'_>, report: &'static Report) -> impl Iterator<Item = &'a Run> {
    call.world.reporting.runs.iter().rev().filter(move |run| run.report.id == report.id)
}

fn is_open(call: &Call<'_>, report: &Report) -> bool {
    call.caller.role == Role::Administrator || report.is_open_to(call.caller.user)
}

fn closed() -> Fault {
    Fault::new(403, "PERMISSION_DENIED", "the report is none of the caller's")
}

fn paged(call: &Call<'_>, items: Vec<Value>, next: Option<String>) -> Response {
    let mut body = Map::new();
    body.put_some("nextPage", next.as_deref());
    body.put("content", items);
    let mut response = reply::json(200, &Value::Object(body));
    call.link(&mut response, next.as_deref());
    response
}
