//! Events: what the vendor sends to those who subscribe.

use std::rc::Rc;

use smartrecruiters_catalogue as catalogue;
use smartrecruiters_core::schema::Data;

use crate::form::Json;
use crate::page::missing::heading;
use crate::page::operation::schema::schema_tree;
use crate::route::Route;
use crate::state::json_lines::Lines;
use crate::state::openapi::{self, escape};
use crate::ui::el::{El, el};
use crate::ui::json::JsonView;
use crate::ui::markdown::{line, markdown};
use crate::ui::method::method;
use crate::ui::widget::widget;

/// All of them.
pub(crate) fn events() -> El {
    let head = ["Event", "When"].map(|name| el("th").text(name));
    let rows = catalogue::events().iter().map(|(name, summary)| {
        let link = el("a").with("href", Route::Event(name, summary).href()).testid(format!("row-{name}")).child(el("code").text(name));
        el("tr").child(el("td").child(link)).child(el("td").text(summary))
    });
    let table = el("table").child(el("thead").child(el("tr").children(head))).child(el("tbody").children(rows));
    let table = el("div").class("scroll").set("tabindex", "0").set("role", "group").set("aria-label", "Events").child(table);
    el("main").class("main whole").child(heading("Events")).child(el("p").class("lead").child(line(SUBSCRIBE))).child(table)
}

/// One of them.
pub(crate) fn event(name: &'static str, summary: &'static str, document: Option<&Rc<Json>>) -> El {
    let up = el("a").with("href", Route::Events.href()).text("Events");
    let crumbs = el("p").class("crumbs").child(up).text(" / ").child(el("code").text(name));
    let page = el("main").class("main whole event").child(crumbs).child(heading(summary));
    let pointer = format!("/webhooks/{}/post", escape(name));
    let Some((document, node)) = document.and_then(|document| Some((document, document.get(&pointer)?))) else { return page };
    let description = openapi::description(node);
    let mut page = page.child(markdown(description)).child(named(description));
    page = page.child(el("h2").text("How to subscribe")).child(el("p").child(line(SUBSCRIBE)));
    page = page.child(el("h2").text("Headers")).child(headers(document, node));
    let Some(body) = openapi::body(node, &pointer) else { return page };
    page = page.child(el("h2").text("Body")).child(el("p").child(line(body.description))).child(schema_tree(document, &body.schema));
    let example = document.get(&body.schema.replace("/schema", "/example"));
    if let Some(lines) = example.and_then(|example| Lines::new(example.clone().compact())) {
        let lines = Rc::new(lines);
        page = page.child(el("h3").text("Example"));
        page = page.child(widget(JsonView { lines, label: "Example of the body", testid: "example" }));
    }
    page = page.child(el("h2").text("What to answer"));
    for (status, answer) in node.fields("responses") {
        page = page.child(el("p").child(el("strong").words(status)).text(" ").child(line(openapi::description(answer))));
    }
    page
}

/// The operations that a description names, those that cause the event among them.
fn named(description: &str) -> El {
    let mut found: Vec<catalogue::Operation> = Vec::new();
    for operation in description.split('`').filter_map(catalogue::find) {
        if !found.contains(&operation) {
            found.push(operation);
        }
    }
    let rows = found.into_iter().map(|operation| {
        let link = el("a").with("href", Route::Operation(operation).href()).testid(format!("row-{}", operation.id()));
        el("li").child(link.child(method(operation.method())).text(" ").text(operation.summary()))
    });
    el("ul").class("bullets").set("aria-label", "Operations that go with it").children(rows)
}

/// What is sent beside the body.
fn headers(document: &Json, node: &Json) -> El {
    let rows = node.list("parameters").iter().filter_map(|parameter| {
        let parameter = match parameter.entry("$ref").and_then(Data::text) {
            Some(reference) => document.get(reference.trim_start_matches('#'))?,
            None => parameter,
        };
        let name = parameter.entry("name").and_then(Data::text)?;
        Some(el("tr").child(el("td").child(el("code").words(name))).child(el("td").child(line(openapi::description(parameter)))))
    });
    let table = el("table").child(el("tbody").children(rows));
    el("div").class("scroll").set("tabindex", "0").set("role", "group").set("aria-label", "Headers").child(table)
}

const SUBSCRIBE: &str = "Subscribe with `subscriptions.create`, naming the events and the address that takes them, then activate the \
                         subscription with `subscriptions.activate`, which sends a handshake that the address must answer.";
