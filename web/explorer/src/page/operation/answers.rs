//! What an operation answers: every status with its meaning, its codes and its body.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;

use super::schema::schema_tree;
use crate::form::Json;
use crate::state::explain;
use crate::state::json_lines::Lines;
use crate::state::openapi::{self, Answer};
use crate::tryit::codes::code_list;
use crate::ui::el::{El, el};
use crate::ui::json::JsonView;
use crate::ui::markdown::line;
use crate::ui::widget::widget;

/// A list of statuses; the usual success is open.
pub(crate) fn answers(operation: Operation, document: &Rc<Json>, node: &Json, pointer: &str, vocabulary: Option<&Rc<Json>>) -> El {
    let facts = operation.facts();
    let usual = facts.success.first();
    let mut list = el("section").child(el("h2").text("Responses"));
    if facts.success_assumed {
        list = list
            .child(el("p").class("hint").text("The vendor does not publish what success looks like; the status follows from the method."));
    }
    for answer in openapi::answers(node, pointer) {
        list = list.child(row(&answer, usual == Some(answer.status), document, vocabulary));
    }
    list
}

/// One status.
fn row(answer: &Answer<'_>, is_open: bool, document: &Rc<Json>, vocabulary: Option<&Rc<Json>>) -> El {
    let status = answer.status;
    let codes = answer.codes.iter().map(|code| el("code").words(code));
    let title = el("summary").testid(format!("answer-{status}")).child(el("strong").class("status").number(status)).text(" ");
    let title = title.child(el("span").class("muted").text(explain::reason(status))).child(el("span").class("codes").children(codes));
    let title = title.child(el("span").class("meaning").child(line(answer.description)));
    let mut inside = el("div").class("inside").child(code_list(answer.codes.iter().copied(), vocabulary.map(|vocabulary| &**vocabulary)));
    if let Some(body) = &answer.body {
        if body.media_type != "application/json" {
            inside = inside.child(el("p").class("hint").text("A file: ").words(body.media_type));
        }
        inside = inside.child(schema_tree(document, &body.schema));
        if let Some(lines) = body.example.and_then(|example| Lines::new(example.clone().compact())) {
            let lines = Rc::new(lines);
            inside =
                inside.child(el("h3").text("Example")).child(widget(JsonView { lines, label: "Example of the body", testid: "example" }));
        }
    } else {
        inside = inside.child(el("p").class("hint").text("No body."));
    }
    let tone = match explain::tone(status) {
        "ok" => "answer ok",
        "warn" => "answer warn",
        _ => "answer bad",
    };
    el("details").class(tone).flag("open", is_open).child(title).child(inside)
}
