//! What can be done with the line that was chosen.

use std::rc::Rc;

use smartrecruiters_core::schema::Data;

use super::Tree;
use crate::form::Json;
use crate::state::json_lines::{Kind, Lines};
use crate::tryit::variable::Keep;
use crate::ui::copy::copy_as;
use crate::ui::el::{El, el};
use crate::ui::widget::widget;

/// Its path, and what leads on from it.
pub(super) fn bar(tree: &Tree, picked: Option<u32>) -> El {
    let bar = el("div").class("pick").testid("pick");
    let Some(at) = picked.map(|picked| picked as usize).filter(|at| tree.lines.line(*at).is_some_and(|line| line.kind != Kind::Close))
    else {
        return bar.child(el("span").class("muted").text("Choose a line for its path, its value and what it leads to."));
    };
    let path = tree.lines.path(at);
    let name = el("code").class("path").testid("pick-path").string(if path.is_empty() { "the whole".to_owned() } else { path.clone() });
    let value = {
        let lines = Rc::clone(&tree.lines);
        move || value(&lines, at)
    };
    let way = tree.lines.way(at);
    let around = way.split_last().map_or(&[][..], |(_, around)| around);
    let leads = tree.target(around, at).map(|target| {
        let id = target.operation.id();
        el("a").class("button quiet").with("href", crate::tryit::answer::href(&target)).testid("pick-open").text("Open ").text(id)
    });
    let bar = bar.child(name).child(copy_as("Copy path", "", "pick-copy-path", move || path.clone())).child(copy_as(
        "Copy value",
        "",
        "pick-copy-value",
        value,
    ));
    let plain = tree.lines.line(at).and_then(|line| tree.lines.plain(line)).map(str::to_owned);
    bar.child_if(leads).child_if(plain.map(|value| widget(Keep { shared: tree.shared.clone(), name: variable_name(tree, at), value })))
}

/// The value as one would type it: a text without quotes.
fn value(lines: &Lines, at: usize) -> String {
    let written = lines.whole(at);
    let is_text = lines.line(at).is_some_and(|line| line.kind == Kind::Text);
    let plain = || Json::parse(written).ok().and_then(|value| value.text().map(str::to_owned));
    Some(()).filter(|()| is_text).and_then(|()| plain()).unwrap_or_else(|| written.to_owned())
}

/// A name for a variable: `id` of a job is `jobId`.
fn variable_name(tree: &Tree, at: usize) -> String {
    let name = tree.lines.line(at).map(|line| tree.lines.name(line)).unwrap_or_default();
    if name != "id" {
        return name.to_owned();
    }
    let resource = tree.operation.id().split('.').next().unwrap_or_default();
    let one = match resource.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => resource.strip_suffix('s').unwrap_or(resource).to_owned(),
    };
    format!("{one}Id")
}
