//! Bytes as base64: typed, or taken from a file.

use yew::{Html, component, html, use_callback};

use super::control::{Props, area};
use super::file::FileButton;
use crate::form::base64;
use crate::form::state::GivenFile;
use crate::state::units;

#[component]
pub(super) fn Base64Input(props: &Props) -> Html {
    let on_file = use_callback(props.on_text.clone(), |file: GivenFile, on_text| on_text.emit(base64::encode(&file.content)));
    let clear = props.on_text.reform(|_| String::new());
    html! {
        <div class="form-base64">
            if props.text.len() > MOST_SHOWN {
                <p class="form-chosen" id={&props.id} data-testid={&props.id}>
                    { format!("{} as base64", units::bytes(props.text.len() / 4 * 3)) }
                    <button type="button" class="button quiet" data-testid={format!("{}-clear", props.id)} onclick={clear}>{ "Clear" }</button>
                </p>
            } else {
                { area(props, 2) }
            }
            <FileButton id={format!("{}-file", props.id)} label="Fill from a file" {on_file} />
        </div>
    }
}

/// Characters; more of them nobody reads, and browsers are slow to show them.
const MOST_SHOWN: usize = 4_000;
