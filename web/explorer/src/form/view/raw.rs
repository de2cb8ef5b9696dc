//! The body as JSON text: lines are numbered and coloured, and the one at fault is marked.

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, TargetCast, component, html, use_node_ref};

use super::raw_line::RawLine;
use crate::form::FormAction;
use crate::form::json::TextFault;
use crate::hook::page;

/// Properties of [`RawEditor`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: AttrValue,
    pub(super) fault: Option<TextFault>,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn RawEditor(props: &Props) -> Html {
    let area = use_node_ref();
    let oninput = props.act.reform(|event: InputEvent| FormAction::EditRaw(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
    let is_long = props.text.len() > MOST_PAINTED;
    let marked = props.fault.as_ref().map(|fault| fault.line);
    let line = |(index, text): (usize, &str)| html! { <RawLine key={index} text={text.to_owned()} is_wrong={marked == Some(index + 1)} /> };
    html! {
        <div class="form-raw">
            <div class={if is_long { "form-raw-long" } else { "form-raw-frame" }}>
                if !is_long { <pre class="form-raw-lines" aria-hidden="true">{ for props.text.split('\n').enumerate().map(line) }</pre> }
                <textarea ref={area.clone()} class="form-raw-text" id="body-raw" data-testid="body-raw" value={&props.text} {oninput}
                    aria-label="The body as JSON" aria-invalid={if props.fault.is_some() { "true" } else { "false" }}
                    aria-describedby="body-fault body-raw-fault" wrap="off" autocapitalize="off" autocomplete="off" spellcheck="false" />
            </div>
            if let Some(fault) = &props.fault { { sentence(props, fault, area) } }
        </div>
    }
}

/// What is wrong, with a way to the place.
fn sentence(props: &Props, fault: &TextFault, area: NodeRef) -> Html {
    let place = offset(&props.text, fault);
    let go = move |_| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            _ = area.set_selection_range(place, place);
            _ = area.focus();
            page::reveal(&area);
        }
    };
    html! {
        <p class="fault" id="body-raw-fault" data-testid="body-raw-fault" aria-live="polite">
            <button type="button" class="form-link" data-testid="body-raw-go" onclick={go}>
                { format!("Line {}, column {}", fault.line, fault.column) }
            </button>
            { format!(": {}.", fault.message) }
        </p>
    }
}

/// The place of a fault as the browser counts it: in UTF-16 units.
fn offset(text: &str, fault: &TextFault) -> u32 {
    let units = |part: &str| part.encode_utf16().count();
    let before: usize = text.split('\n').take(fault.line - 1).map(|line| units(line) + 1).sum();
    let line = text.split('\n').nth(fault.line - 1).unwrap_or_default();
    let within: usize = line.chars().take(fault.column - 1).map(char::len_utf16).sum();
    u32::try_from(before + within).unwrap_or(u32::MAX)
}

/// Bytes; a longer text is shown without numbers and colours, so that typing stays quick.
const MOST_PAINTED: usize = 60_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_goes_to_the_fault_also_behind_letters_of_two_units() {
        let text = "{\"😀\": 1,\n \"😀\" 2}";
        let fault = crate::form::json::Json::parse(text).expect_err("a colon is missing");
        let place = offset(text, &fault) as usize;
        assert_eq!(String::from_utf16_lossy(&text.encode_utf16().skip(place).collect::<Vec<_>>()), "2}");
    }
}
