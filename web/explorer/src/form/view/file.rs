//! A button that reads a file.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};
use yew::{AttrValue, Callback, Html, TargetCast};

use super::control::told;
use crate::form::state::GivenFile;
use crate::ui::el::{On, el};
use crate::ui::widget::{Cx, Widget};

/// The button.
pub(super) struct FileButton {
    pub(super) id: String,
    pub(super) label: AttrValue,
    pub(super) described_by: AttrValue,
    pub(super) invalid: bool,
    pub(super) on_file: Callback<GivenFile>,
}

impl Widget for FileButton {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let unreadable = cx.state(false);
        let failed = unreadable.get();
        let on_file = self.on_file.clone();
        let choose = move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // Choosing the same file again shall count as a change.
            input.set_value("");
            let (unreadable, on_file) = (unreadable.clone(), on_file.clone());
            spawn_local(async move {
                let read = read(file).await;
                unreadable.set(read.is_none());
                if let Some(file) = read {
                    on_file.emit(file);
                }
            });
        };
        let input = el("input").set("type", "file").class("form-file-input").with("id", self.id.clone()).testid(self.id.clone());
        let input = told(input, &self.label, false, self.invalid, &self.described_by).on(On::Change, choose);
        let fault = failed.then(|| el("p").class("fault").set("role", "alert").text("The file could not be read."));
        el("div").class("form-file").child(input).child_if(fault).into()
    }
}

async fn read(file: File) -> Option<GivenFile> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let media_type = Some(file.type_()).filter(|kind| !kind.is_empty()).unwrap_or_else(|| "application/octet-stream".to_owned());
    Some(GivenFile { name: file.name(), media_type, content: Rc::new(Uint8Array::new(&buffer).to_vec()) })
}
