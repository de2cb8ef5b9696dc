//! The body as JSON text: lines are numbered and coloured, and the one at fault is marked.

use web_sys::HtmlTextAreaElement;
use yew::{AttrValue, Html, NodeRef};

use super::Act;
use super::control::{told, typed};
use super::raw_line::RawLine;
use crate::form::FormAction;
use crate::form::json::TextFault;
use crate::hook::page;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Widget, keyed};

/// The editor.
pub(super) struct RawEditor {
    pub(super) text: AttrValue,
    pub(super) fault: Option<TextFault>,
    pub(super) act: Act,
}

impl Widget for RawEditor {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let node = cx.node();
        let is_long = self.text.len() > MOST_PAINTED;
        let mut frame = el("div").class(if is_long { "form-raw-long" } else { "form-raw-frame" });
        if !is_long {
            let marked = self.fault.as_ref().map(|fault| fault.line);
            let mut lines = el("pre").class("form-raw-lines").set("aria-hidden", "true");
            for (index, text) in self.text.split('\n').enumerate() {
                lines = lines.child(keyed(index as u64, RawLine { text: text.to_owned(), is_wrong: marked == Some(index + 1) }));
            }
            frame = frame.child(lines);
        }
        let area =
            el("textarea").node(node.clone()).class("form-raw-text").set("id", "body-raw").testid("body-raw").value(self.text.clone());
        let area = area.set("wrap", "off").set("autocapitalize", "off").set("autocomplete", "off").set("spellcheck", "false");
        let area = told(area, &"The body as JSON".into(), false, self.fault.is_some(), &"body-fault body-raw-fault".into());
        let act = self.act.clone();
        let area = area.on(On::Input, move |event| act.emit(FormAction::EditRaw(typed(event))));
        let fault = self.fault.as_ref().map(|fault| sentence(&self.text, fault, node));
        el("div").class("form-raw").child(frame.child(area)).child_if(fault).into()
    }
}

/// What is wrong, with a way to the place.
fn sentence(text: &str, fault: &TextFault, area: NodeRef) -> El {
    let place = offset(text, fault);
    let go = move || {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            _ = area.set_selection_range(place, place);
            _ = area.focus();
            page::reveal(&area);
        }
    };
    let link = el("button").set("type", "button").class("form-link").testid("body-raw-go");
    let link = link.string(format!("Line {}, column {}", fault.line, fault.column)).press(go);
    let sentence = el("p").class("fault").set("id", "body-raw-fault").testid("body-raw-fault").set("aria-live", "polite").child(link);
    sentence.string(format!(": {}.", fault.message))
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
