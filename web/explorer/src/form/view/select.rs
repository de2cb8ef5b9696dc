//! A choice of several, which always shows the value that it is given.

use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Html};

use super::control::{told, typed};
use crate::ui::el::{On, el};
use crate::ui::widget::{Cx, Widget};

/// The choice.
#[derive(Default)]
pub(super) struct Select {
    /// Id and test hook.
    pub(super) id: AttrValue,
    pub(super) class: &'static str,
    /// Values with what is shown for them.
    pub(super) options: Vec<(AttrValue, AttrValue)>,
    pub(super) value: AttrValue,
    pub(super) label: AttrValue,
    pub(super) required: bool,
    pub(super) invalid: bool,
    pub(super) described_by: AttrValue,
    pub(super) on_choose: Callback<String>,
}

impl Widget for Select {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let node = cx.node();
        // The attribute `selected` counts only until the reader has chosen once.
        cx.after({
            let (node, value) = (node.clone(), self.value.clone());
            move || {
                if let Some(select) = node.cast::<HtmlSelectElement>() {
                    select.set_value(&value);
                }
            }
        });
        let mut list = el("select").node(node).class(self.class).with("id", self.id.clone()).testid(self.id.clone());
        list = told(list, &self.label, self.required, self.invalid, &self.described_by);
        for (value, shown) in &self.options {
            list = list.child(el("option").with("value", value.clone()).flag("selected", *value == self.value).child(shown.clone()));
        }
        let choose = self.on_choose.clone();
        list.on(On::Input, move |event| choose.emit(typed(event))).into()
    }
}
