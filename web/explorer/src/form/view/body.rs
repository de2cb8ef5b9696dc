//! The body: as a form, or as JSON.

use std::rc::Rc;

use smartrecruiters_catalogue::BodyKind;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::field::FieldView;
use super::messages::{self, Messages};
use super::parts::Parts;
use super::raw::RawEditor;
use crate::form::FormAction;
use crate::form::outline::{BodyOutline, Content};
use crate::ui::markdown::Line;
use crate::ui::tabs::Tabs;

/// Properties of [`BodyEditor`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) body: Rc<BodyOutline>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn BodyEditor(props: &Props) -> Html {
    let (body, act) = (&props.body, &props.act);
    let button = |testid: &'static str, text: &'static str, action: FormAction| {
        let onclick = act.reform(move |_| action.clone());
        html! { <button type="button" class="button quiet" id={testid} data-testid={testid} {onclick}>{ text }</button> }
    };
    let whole = String::new();
    let has_tree = !matches!(body.content, Content::Parts { .. });
    let is_absent = body.content == Content::Absent;
    let choose = act.reform(|index| if index == 0 { FormAction::ShowForm } else { FormAction::ShowRaw });
    let content = match &body.content {
        Content::Absent => html! { <p class="form-help">{ "No body is sent." }</p> },
        Content::Raw { text, fault } => html! { <RawEditor text={AttrValue::from(Rc::clone(text))} fault={fault.clone()} {act} /> },
        Content::Broken(fault) => html! {
            <p class="note warn">
                { format!("The form waits: the JSON cannot be read at line {}, column {}: {}. ", fault.line, fault.column, fault.message) }
                { "Nothing of it is lost." }
            </p>
        },
        Content::Tree(field) => html! { <FieldView field={Rc::clone(field)} {act} /> },
        Content::Parts { parts, absent, is_free } => {
            html! { <Parts parts={parts.clone()} absent={absent.clone()} is_free={*is_free} {act} /> }
        }
    };
    html! {
        <section class="form-body" aria-label="Body">
            <div class="form-bar">
                <h3 class="form-title">{ "Body" }</h3>
                if body.required { <span class="form-required">{ "required" }</span> }
                <span class="form-notes">{ body.kind.media_type() }</span>
                if has_tree {
                    <div class="form-tools">
                        if is_absent && !body.is_raw {
                            { button("body-add-", "Add the body", FormAction::AddOptional { pointer: whole.clone() }) }
                        } else {
                            { button("body-example", if body.has_example { "Example" } else { "Sample" }, FormAction::LoadExample) }
                            { button("body-required", "Required only", FormAction::LoadRequired) }
                            if body.is_raw { { button("body-format", "Format", FormAction::Format) } }
                            if !body.required { { button("body-remove-", "No body", FormAction::RemoveField { pointer: whole }) } }
                        }
                    </div>
                }
            </div>
            if matches!(body.kind, BodyKind::Json | BodyKind::JsonPatch) {
                <Tabs label="How the body is edited" id="body-tab" chosen={usize::from(body.is_raw)} on_choose={choose}
                    choices={vec![("body-show-form".into(), "Form".into()), ("body-show-raw".into(), "JSON".into())]} />
            }
            if !body.help.is_empty() { <p class="form-help"><Line text={body.help.clone()} /></p> }
            <Messages id="body" name="The body" faults={body.faults.clone()} />
            <div class="form-panel" id="body-tab-panel" role={has_tree.then_some("tabpanel")}>{ content }</div>
            if !body.elsewhere.is_empty() {
                <div class="form-messages" data-testid="body-elsewhere">{ for body.elsewhere.iter().map(messages::sentence) }</div>
            }
        </section>
    }
}
