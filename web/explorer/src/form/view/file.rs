//! A button that reads a file.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use crate::form::state::GivenFile;

/// Properties of [`FileButton`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) described_by: AttrValue,
    #[prop_or_default]
    pub(super) invalid: bool,
    pub(super) on_file: Callback<GivenFile>,
}

#[component]
pub(super) fn FileButton(props: &Props) -> Html {
    let unreadable = use_state_eq(|| false);
    let onchange = {
        let (set, on_file) = (unreadable.setter(), props.on_file.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // Choosing the same file again shall count as a change.
            input.set_value("");
            let (set, on_file) = (set.clone(), on_file.clone());
            spawn_local(async move {
                let read = read(file).await;
                set.set(read.is_none());
                if let Some(file) = read {
                    on_file.emit(file);
                }
            });
        }
    };
    html! {
        <div class="form-file">
            <input type="file" class="form-file-input" id={&props.id} data-testid={&props.id} aria-label={&props.label}
                aria-describedby={&props.described_by} aria-invalid={if props.invalid { "true" } else { "false" }} {onchange} />
            if *unreadable { <p class="fault" role="alert">{ "The file could not be read." }</p> }
        </div>
    }
}

async fn read(file: File) -> Option<GivenFile> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let media_type = Some(file.type_()).filter(|kind| !kind.is_empty()).unwrap_or_else(|| "application/octet-stream".to_owned());
    Some(GivenFile { name: file.name(), media_type, content: Rc::new(Uint8Array::new(&buffer).to_vec()) })
}
