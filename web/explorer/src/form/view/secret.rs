//! A covered line, with a button that uncovers it.

use yew::{Html, component, html, use_callback, use_state_eq};

use super::control::{Props, line};

#[component]
pub(super) fn SecretInput(props: &Props) -> Html {
    let shown = use_state_eq(|| false);
    let onclick = use_callback((*shown, shown.setter()), |_, (shown, set)| set.set(!shown));
    html! {
        <div class="form-row">
            { line(props, if *shown { "text" } else { "password" }, "text") }
            <button type="button" class="button quiet" aria-pressed={if *shown { "true" } else { "false" }} aria-controls={&props.id}
                data-testid={format!("{}-show", props.id)} {onclick}>{ if *shown { "Hide" } else { "Show" } }</button>
        </div>
    }
}
