//! Error codes: what they mean, what to do, which operations answer them.

use smartrecruiters_catalogue::{Operation, operations};
use smartrecruiters_core::schema::Data;

use crate::form::Json;
use crate::page::missing::heading;
use crate::route::{self, Route};
use crate::ui::el::{El, el};
use crate::ui::markdown::line;
use crate::ui::method::method;

/// All of them.
pub(crate) fn codes(vocabulary: Option<&Json>) -> El {
    let head = ["Code", "Statuses", "Meaning"].map(|name| el("th").text(name));
    let rows = route::codes().into_iter().map(|code| {
        let link =
            el("a").with("href", Route::Code(code).href()).testid(format!("row-{code}")).child(el("code").child(el("wbr")).text(code));
        let mut statuses: Vec<u16> = places(code).map(|(status, _)| status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
        let meaning = told(vocabulary, code, "meaning").map(line).unwrap_or_default();
        el("tr").child(el("td").child(link)).child(el("td").string(statuses.join(", "))).child(el("td").child(meaning))
    });
    let table = el("table").child(el("thead").child(el("tr").children(head))).child(el("tbody").children(rows));
    let lead = "Errors carry codes in `errors[].code` or `code`. Programs should look at them, not at messages, which change.";
    el("main")
        .class("main whole")
        .child(heading("Error codes"))
        .child(el("p").class("lead").child(line(lead)))
        .child(el("div").class("scroll").set("tabindex", "0").set("role", "group").set("aria-label", "Error codes").child(table))
}

/// One of them.
pub(crate) fn code(name: &'static str, vocabulary: Option<&Json>) -> El {
    let up = el("a").with("href", Route::Codes.href()).text("Error codes");
    let mut page = el("main").class("main whole").child(el("p").class("crumbs").child(up)).child(heading(name));
    if let Some(meaning) = told(vocabulary, name, "meaning") {
        page = page.child(el("p").class("lead").testid("meaning").child(line(meaning)));
    }
    if let Some(remedy) = told(vocabulary, name, "remedy") {
        page = page.child(el("h2").text("What to do")).child(el("p").testid("remedy").child(line(remedy)));
    }
    let head = ["Status", "Method", "Operation"].map(|name| el("th").text(name));
    let rows = places(name).map(|(status, operation)| {
        let link =
            el("a").with("href", Route::Operation(operation).href()).testid(format!("row-{}", operation.id())).text(operation.summary());
        let named = el("td").child(link).text(" ").child(el("code").text(operation.id()));
        el("tr").child(el("td").number(status)).child(el("td").child(method(operation.method()))).child(named)
    });
    let table = el("table").child(el("thead").child(el("tr").children(head))).child(el("tbody").children(rows));
    let table = el("div").class("scroll").set("tabindex", "0").set("role", "group").set("aria-label", "Where it comes").child(table);
    page.child(el("h2").text("Where it comes")).child(table)
}

/// Statuses and operations that a code comes with.
fn places(code: &str) -> impl Iterator<Item = (u16, Operation)> {
    operations().flat_map(move |operation| {
        let failures = operation.facts().failures;
        failures.iter().filter(move |(_, codes)| codes.iter().any(|known| known == code)).map(move |(status, _)| (status, operation))
    })
}

fn told<'a>(vocabulary: Option<&'a Json>, code: &str, what: &str) -> Option<&'a str> {
    vocabulary?.entry("errorCodes")?.entry(code)?.entry(what).and_then(Data::text)
}
