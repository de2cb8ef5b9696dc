//! The items of a list.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::field::FieldView;
use crate::form::FormAction;
use crate::form::outline::Field;

/// Properties of [`ListView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) items: Vec<Rc<Field>>,
    /// How many more items there are.
    pub(super) hidden: usize,
    /// Whether no more may be added.
    pub(super) is_full: bool,
    pub(super) act: Callback<FormAction>,
}

#[component]
pub(super) fn ListView(props: &Props) -> Html {
    let Props { field, items, hidden, is_full, act } = props;
    let pointer = field.pointer.clone();
    let onclick = act.reform(move |_| FormAction::AddItem { pointer: pointer.clone() });
    let show = act.reform(|_| FormAction::ShowRaw);
    let id = format!("body-add-{}", field.pointer);
    html! {
        <>
            { for items.iter().map(|item| html! { <FieldView key={item.name.clone()} field={Rc::clone(item)} {act} /> }) }
            if *hidden > 0 {
                <p class="note">
                    { format!("{hidden} more items are not drawn here. ") }
                    <button type="button" class="button quiet" data-testid={format!("body-more-{}", field.pointer)} onclick={show}>
                        { "Edit as JSON" }
                    </button>
                </p>
            } else {
                <button type="button" class="form-chip" id={id.clone()} data-testid={id} disabled={*is_full} {onclick}>{ "+ item" }</button>
            }
        </>
    }
}
