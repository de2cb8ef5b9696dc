//! One family in the list.

use smartrecruiters_catalogue::{Operation, operations};
use yew::{AttrValue, Html, Properties, classes, component, html, use_callback, use_state_eq};

use crate::route::{Route, family};
use crate::ui::method::Method;

/// Properties of [`Group`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The family.
    pub(crate) name: &'static str,
    /// Its operation that is shown.
    pub(crate) current: Option<Operation>,
    /// Whether the page is about it or one of its operations.
    pub(crate) is_shown: bool,
}

/// Heading and operations, which fold away.
#[component]
pub(crate) fn Group(props: &Props) -> Html {
    let is_folded = use_state_eq(|| false);
    let toggle = use_callback(is_folded.clone(), |_, is_folded| is_folded.set(!**is_folded));
    let Some(family) = family(props.name) else { return Html::default() };
    // A family that is shown is never hidden.
    let is_open = !*is_folded || props.current.is_some();
    let rows = operations().filter(|operation| operation.family().name == props.name);
    html! {
        <section class="group">
            <h2>
                <a data-nav="" href={Route::Family(family.name).href()} data-testid={format!("family-link-{}", family.name)}
                    aria-current={(props.is_shown && props.current.is_none()).then_some("page")}>{ family.title }</a>
                <button type="button" data-testid={format!("family-fold-{}", family.name)} aria-expanded={if is_open { "true" } else { "false" }}
                    aria-label={format!("{} {}", if is_open { "Hide" } else { "Show" }, family.title)} onclick={toggle}>{ family.count }</button>
            </h2>
            <ul hidden={!is_open}>
                { for rows.map(|operation| html! { <Row key={operation.id()} {operation} is_current={props.current == Some(operation)} /> }) }
            </ul>
        </section>
    }
}

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    operation: Operation,
    is_current: bool,
}

/// Method and summary of one operation, leading to it.
#[component]
fn Row(RowProps { operation, is_current }: &RowProps) -> Html {
    let facts = operation.facts();
    let title: AttrValue = format!("{} {}{}", operation.method().as_str(), operation.base(), facts.path).into();
    html! {
        <li>
            <a data-nav="" id={format!("nav-{}", facts.id)} data-testid={format!("op-link-{}", facts.id)} href={Route::Operation(*operation).href()}
                {title} aria-current={is_current.then_some("page")} class={classes!("op", facts.deprecated.then_some("deprecated"))}>
                <Method of={operation.method()} /><span class="name">{ facts.summary }</span>
                if facts.deprecated { <span class="hidden">{ " (deprecated)" }</span> }
            </a>
        </li>
    }
}
