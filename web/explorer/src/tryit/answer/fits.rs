//! Whether a body is what its schema says.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::schema::{Fault, validate};
use yew::{Callback, Html};

use crate::form::Json;
use crate::state::json_lines::Lines;
use crate::state::{openapi, units};
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::widget::{Cx, Same, Widget};

/// One line where it fits; a list of what does not.
pub(super) struct Fits {
    /// Who answered.
    pub(super) operation: Operation,
    /// With which status.
    pub(super) status: u16,
    /// The family's document.
    pub(super) document: Rc<Json>,
    /// The body.
    pub(super) lines: Rc<Lines>,
    /// Shows a line of the body.
    pub(super) reveal: Callback<u32>,
}

impl Widget for Fits {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let is_large = self.lines.len() > MOST_LINES;
        let asked = cx.state(false);
        if is_large && !asked.get() {
            let check = button("button quiet", "check-schema", "Check against the schema").press(move || asked.set(true));
            return el("p").class("fits").child(check).into();
        }
        let found = cx.memo((Same(Rc::clone(&self.lines)), Same(Rc::clone(&self.document))), |(lines, document)| {
            let (node, pointer) = openapi::operation(&document.0, self.operation)?;
            let answer = openapi::answers(node, &pointer).into_iter().find(|answer| answer.status == self.status)?;
            let schema = document.0.get(&answer.body?.schema)?;
            let value = Json::parse(lines.0.whole(0)).ok()?;
            Some(validate(&*document.0, schema, &value))
        });
        match &*found {
            None => el("p").class("fits muted").testid("fits").text("The documents name no schema for this answer.").into(),
            Some(faults) if faults.is_empty() => el("p").class("fits ok").testid("fits").text("✓ Fits its schema").into(),
            Some(faults) => self.list(faults).into(),
        }
    }

    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &before.lines) && Rc::ptr_eq(&self.document, &before.document)
    }
}

impl Fits {
    fn list(&self, faults: &[Fault]) -> El {
        let item = |fault: &Fault| {
            let (reveal, line) = (self.reveal.clone(), self.lines.at(&fault.path) as u32);
            let path = if fault.path.is_empty() { "the whole".to_owned() } else { fault.path.clone() };
            let go = el("button")
                .set("type", "button")
                .class("button quiet")
                .testid("misfit")
                .child(el("code").string(path))
                .press(move || reveal.emit(line));
            el("li").child(go).text(" ").words(&fault.message)
        };
        let summary = el("summary").testid("fits").string(units::count(faults.len(), "difference")).text(" from the schema");
        let rest = faults.len().saturating_sub(MOST_SHOWN);
        let rest = (rest > 0).then(|| el("p").class("hint").string(format!("… and {rest} more")));
        let list = el("ul").class("bullets misfits").children(faults.iter().take(MOST_SHOWN).map(item));
        el("details").class("fits warn").child(summary).child(list).child_if(rest)
    }
}

/// Larger bodies are checked when it is asked for.
const MOST_LINES: usize = 8_000;
const MOST_SHOWN: usize = 50;
