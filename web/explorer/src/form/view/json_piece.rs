//! A value of unknown shape as JSON text.

use std::rc::Rc;

use yew::{AttrValue, Html};

use super::Act;
use super::control::{told, typed};
use super::focus::body_id;
use crate::form::FormAction;
use crate::form::json::Json;
use crate::form::outline::Field;
use crate::ui::el::{On, el};
use crate::ui::widget::{Cx, Widget};

/// The text of a field.
pub(super) struct JsonPiece {
    pub(super) field: Rc<Field>,
    pub(super) text: AttrValue,
    pub(super) act: Act,
}

impl Widget for JsonPiece {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        // As long as the value is the one that was typed, it is shown the way it was typed.
        let kept = cx.state(self.text.clone());
        let own = Some(kept.get()).filter(|kept| Json::parse_or_draft(kept) == Json::parse_or_draft(&self.text));
        let shown = own.unwrap_or_else(|| self.text.clone());
        let id = body_id(&self.field.pointer);
        let rows = shown.lines().count().clamp(2, 12);
        let area = el("textarea").class("textarea form-json").with("id", id.clone()).testid(id.clone()).with("rows", rows.to_string());
        let area = area.value(shown).set("spellcheck", "false");
        let described_by = format!("{id}-help {id}-fault").into();
        let (act, pointer) = (self.act.clone(), self.field.pointer.clone());
        told(area, &AttrValue::default(), false, !self.field.faults.is_empty(), &described_by)
            .on(On::Input, move |event| {
                let value = typed(event);
                kept.set(value.clone().into());
                act.emit(FormAction::SetField { pointer: pointer.clone(), value });
            })
            .into()
    }
}
