//! Names of fields that may be added, each a button.

use yew::{Callback, Html, Properties, component, html};

use crate::form::outline::Absent;

/// Properties of [`AbsentFields`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) absent: Vec<Absent>,
    pub(super) on_add: Callback<Absent>,
}

#[component]
pub(super) fn AbsentFields(props: &Props) -> Html {
    if props.absent.is_empty() {
        return Html::default();
    }
    let chip = |field: &Absent| {
        let onclick = {
            let field = field.clone();
            props.on_add.reform(move |_| field.clone())
        };
        let id = format!("body-add-{}", field.pointer);
        html! {
            <button type="button" class="form-chip" key={field.name.clone()} id={id.clone()} data-testid={id} title={field.help.clone()} {onclick}>
                { "+ " }{ &field.name }
            </button>
        }
    };
    html! { <div class="form-chips" role="group" aria-label="Add field">{ for props.absent.iter().map(chip) }</div> }
}
