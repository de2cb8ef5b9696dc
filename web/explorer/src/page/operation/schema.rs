//! A schema as a tree that opens level by level.

use crate::form::Json;
use std::rc::Rc;

use yew::Html;

use crate::state::schema_text::{Child, Words, children, words};
use crate::ui::el::{El, el};
use crate::ui::markdown::line;
use crate::ui::widget::{Cx, Widget, widget};

/// The whole value, opened to its fields.
pub(crate) fn schema_tree(document: &Rc<Json>, pointer: &str) -> El {
    el("div").class("schema").child(told(el("p"), &words(document, pointer))).child(rows(document, children(document, pointer)))
}

/// One field, which opens if something is inside.
struct Row {
    document: Rc<Json>,
    child: Child,
}

impl Widget for Row {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let Self { document, child } = self;
        let is_open = cx.state(false);
        let open = is_open.get();
        let inside = children(document, &child.pointer);
        let name = el(if child.is_field { "code" } else { "em" }).class("name").words(&child.name);
        let name = if inside.is_empty() {
            name
        } else {
            el("button").set("type", "button").class("opener").truth("aria-expanded", open).child(name).press(move || is_open.set(!open))
        };
        let required = child.required.then(|| el("span").class("required").text("required"));
        let row = told(el("li").child(name).child_if(required), &words(document, &child.pointer));
        row.child(if open { rows(document, inside) } else { Html::default() }).into()
    }
}

fn rows(document: &Rc<Json>, children: Vec<Child>) -> Html {
    if children.is_empty() {
        return Html::default();
    }
    let mut list = el("ul");
    for child in children {
        list = list.child(widget(Row { document: Rc::clone(document), child }));
    }
    list.into()
}

/// Adds kind, limits, choices and text.
fn told(mut element: El, words: &Words) -> El {
    let mut limits = words.limits.join(" · ");
    if !words.known {
        limits.push_str(if limits.is_empty() { "not published whole" } else { " · not published whole" });
    }
    element = element.child(el("span").class("kind").words(&words.kind).text(if words.nullable { " or null" } else { "" }));
    element = element.child(el("span").class("limits").string(limits));
    if !words.choices.is_empty() {
        element = element.child(choices(words));
    }
    if !words.description.is_empty() {
        element = element.child(el("span").class("about").child(line(&words.description)));
    }
    element
}

fn choices(words: &Words) -> El {
    let mut list = el("span").class("choices");
    for choice in words.choices.iter().take(MOST_CHOICES) {
        list = list.child(el("code").words(choice)).text(" ");
    }
    let more = words.choices.len().saturating_sub(MOST_CHOICES);
    if more > 0 {
        list = list.string(format!("and {more} more "));
    }
    list.text(if words.open { "or another value" } else { "" })
}

const MOST_CHOICES: usize = 24;
