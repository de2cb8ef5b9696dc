//! The body: as a form, or as JSON.

use std::rc::Rc;

use smartrecruiters_catalogue::BodyKind;
use yew::{Callback, Html};

use super::Act;
use super::field::field_view;
use super::messages::{messages, sentence};
use super::parts::parts;
use super::raw::RawEditor;
use crate::form::FormAction;
use crate::form::outline::{BodyOutline, Content};
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::markdown::line;
use crate::ui::tabs::tabs;
use crate::ui::widget::widget;

pub(super) fn body_editor(body: &BodyOutline, act: &Act) -> El {
    let has_tree = !matches!(body.content, Content::Parts { .. });
    let mut bar = el("div").class("form-bar").child(el("h3").class("form-title").text("Body"));
    if body.required {
        bar = bar.child(el("span").class("form-required").text("required"));
    }
    bar = bar.child(el("span").class("form-notes").text(body.kind.media_type().unwrap_or_default()));
    if has_tree {
        bar = bar.child(tools(body, act));
    }
    let mut section = el("section").class("form-body").set("aria-label", "Body").child(bar);
    if matches!(body.kind, BodyKind::Json | BodyKind::JsonPatch) {
        let act = act.clone();
        let choose = Callback::from(move |index| act.emit(if index == 0 { FormAction::ShowForm } else { FormAction::ShowRaw }));
        let choices = &[("body-show-form", "Form"), ("body-show-raw", "JSON")];
        section = section.child(tabs("body-tab", "How the body is edited", choices, usize::from(body.is_raw), choose));
    }
    if !body.help.is_empty() {
        section = section.child(el("p").class("form-help").child(line(&body.help)));
    }
    let panel = el("div").class("form-panel").set("id", "body-tab-panel").maybe("role", has_tree.then_some("tabpanel"));
    section = section.child(messages("body", "The body", &body.faults)).child(panel.child(content(body, act)));
    if !body.elsewhere.is_empty() {
        let faults = body.elsewhere.iter().map(sentence);
        section = section.child(el("div").class("form-messages").testid("body-elsewhere").children(faults));
    }
    section
}

fn content(body: &BodyOutline, act: &Act) -> Html {
    match &body.content {
        Content::Absent => el("p").class("form-help").text("No body is sent.").into(),
        Content::Raw { text, fault } => widget(RawEditor { text: Rc::clone(text).into(), fault: fault.clone(), act: act.clone() }),
        Content::Broken(fault) => {
            let why =
                format!("The form waits: the JSON cannot be read at line {}, column {}: {}. ", fault.line, fault.column, fault.message);
            el("p").class("note warn").string(why).text("Nothing of it is lost.").into()
        }
        Content::Tree(field) => field_view(field, act).into(),
        Content::Parts { parts: given, absent, is_free } => parts(given, absent, *is_free, act),
    }
}

/// Buttons that change the whole.
fn tools(body: &BodyOutline, act: &Act) -> El {
    let tool = |testid: &'static str, text: &'static str, action: FormAction| {
        let act = act.clone();
        button("button quiet", testid, text).press(move || act.emit(action.clone()))
    };
    let tools = el("div").class("form-tools");
    if body.content == Content::Absent && !body.is_raw {
        return tools.child(tool("body-add-", "Add the body", FormAction::AddOptional { pointer: String::new() }));
    }
    let example = tool("body-example", if body.has_example { "Example" } else { "Sample" }, FormAction::LoadExample);
    let format = body.is_raw.then(|| tool("body-format", "Format", FormAction::Format));
    let remove = (!body.required).then(|| tool("body-remove-", "No body", FormAction::RemoveField { pointer: String::new() }));
    tools.child(example).child(tool("body-required", "Required only", FormAction::LoadRequired)).child_if(format).child_if(remove)
}
