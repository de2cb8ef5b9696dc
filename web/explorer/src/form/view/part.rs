//! A field or file of a multipart body.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::control::Control;
use super::file::FileButton;
use super::focus::body_id;
use super::messages::Messages;
use crate::form::outline::{PartField, PartKind};
use crate::form::state::GivenFile;
use crate::form::{FormAction, sample};
use crate::state::units;
use crate::ui::markdown::Line;

/// Properties of [`PartView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) part: Rc<PartField>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn PartView(props: &Props) -> Html {
    let part = &props.part;
    let id = body_id(&format!("/{}", part.name));
    let described_by = format!("{id}-help {id}-fault {id}-chosen");
    let invalid = !part.faults.is_empty();
    let name = part.name.clone();
    let remove = props.act.reform(move |_| FormAction::RemovePart { name: name.clone() });
    let name = part.name.clone();
    let input = match &part.content {
        PartKind::Text { input, text } => {
            let on_text = props.act.reform(move |text| FormAction::SetPart { name: name.clone(), text });
            let (input, text) = (input.clone(), text.clone());
            html! { <Control id={id.clone()} {input} {text} required={part.required} {invalid} {described_by} {on_text} /> }
        }
        PartKind::File(file) => {
            let set = props.act.reform(move |file| FormAction::SetFile { name: name.clone(), file });
            let on_file = set.reform(|file: GivenFile| Some(file));
            let is_picture = part.is_picture;
            let use_sample = set.reform(move |_| Some(sample::file(is_picture)));
            html! {
                <>
                    <FileButton id={id.clone()} label={part.name.clone()} {invalid} {described_by} {on_file} />
                    <p class="form-chosen" id={format!("{id}-chosen")} aria-live="polite">
                        if let Some((name, media_type, size)) = file {
                            <span data-testid={format!("{id}-chosen")}>{ format!("{name} · {media_type} · {}", units::bytes(*size)) }</span>
                            <button type="button" class="button quiet" data-testid={format!("{id}-clear")} onclick={set.reform(|_| None)}>
                                { "Clear" }
                            </button>
                        } else {
                            <button type="button" class="button quiet" data-testid={format!("{id}-sample")} onclick={use_sample}>
                                { "Use a sample file" }
                            </button>
                        }
                    </p>
                </>
            }
        }
    };
    html! {
        <div class="form-field">
            <div class="form-head">
                <label class="form-name" for={id.clone()}>{ &part.name }</label>
                if part.required { <span class="form-required">{ "required" }</span> }
                if !part.notes.is_empty() { <span class="form-notes">{ &part.notes }</span> }
            </div>
            <div class="form-control">{ input }</div>
            if !part.required {
                <span class="form-switches">
                    <button type="button" class="form-remove" aria-label={format!("Remove {}", part.name)}
                        data-testid={format!("body-remove-/{}", part.name)} onclick={remove}>{ "×" }</button>
                </span>
            }
            if !part.help.is_empty() { <p class="form-help" id={format!("{id}-help")}><Line text={part.help.clone()} /></p> }
            <Messages {id} name={part.name.clone()} faults={part.faults.clone()} />
        </div>
    }
}
