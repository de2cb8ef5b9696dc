//! A family: what it is for and its operations.

use smartrecruiters_catalogue::operations;
use yew::{AttrValue, Html, Properties, classes, component, html};

use crate::app::HEADING;
use crate::hook::library::use_document;
use crate::route::{Route, family};
use crate::state::library::family_file;
use crate::state::openapi;
use crate::ui::loading::Loading;
use crate::ui::markdown::Markdown;
use crate::ui::method::Method;

/// Properties of [`FamilyPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The family.
    pub(crate) name: &'static str,
}

/// Texts above, a table of operations below.
#[component]
pub(crate) fn FamilyPage(props: &Props) -> Html {
    let (state, retry) = use_document(family_file(props.name));
    let Some(family) = family(props.name) else { return Html::default() };
    let document = state.ready();
    let (summary, description) = document.as_deref().map(openapi::family).unwrap_or_default();
    let rows = operations().filter(|operation| operation.family().name == props.name).map(|operation| {
        let facts = operation.facts();
        html! {
            <tr key={facts.id}>
                <td><Method of={operation.method()} /></td>
                <td>
                    <a href={Route::Operation(operation).href()} data-testid={format!("row-{}", facts.id)}
                        class={classes!(facts.deprecated.then_some("deprecated"))}>{ facts.summary }</a>
                    <code class="path">{ facts.path }</code>
                </td>
                <td><code>{ facts.id }</code></td>
            </tr>
        }
    });
    html! {
        <main class="main whole">
            <h1 id={HEADING} tabindex="-1">{ family.title }</h1>
            if family.base.is_empty() {
                <p class="muted">{ "At the root of the API host." }</p>
            } else {
                <p class="muted">{ "Base path " }<code>{ family.base }</code></p>
            }
            <p class="lead">{ summary.to_owned() }</p>
            <Loading {state} what="the description" {retry} />
            <Markdown text={AttrValue::from(description.to_owned())} />
            <div class="scroll" tabindex="0" role="group" aria-label="Operations of this family">
                <table>
                    <thead><tr><th>{ "Method" }</th><th>{ "Operation" }</th><th>{ "Id" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </main>
    }
}
