//! Bytes as base64: typed, or taken from a file.

use yew::{Html, component, html, use_callback};

use super::control::{Props, area};
use super::file::FileButton;
use crate::form::base64;
use crate::form::state::GivenFile;

#[component]
pub(super) fn Base64Input(props: &Props) -> Html {
    let on_file = use_callback(props.on_text.clone(), |file: GivenFile, on_text| on_text.emit(base64::encode(&file.content)));
    html! {
        <div class="form-base64">
            { area(props, 2) }
            <FileButton id={format!("{}-file", props.id)} label="Fill from a file" {on_file} />
        </div>
    }
}
