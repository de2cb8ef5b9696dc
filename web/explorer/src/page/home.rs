//! The start: what this is, the shortest way to a first call, all families.

use smartrecruiters_catalogue::{Operation, families, find};
use yew::{Html, component, html};

use crate::app::HEADING;
use crate::route::Route;
use crate::state::units;
use crate::tryit::credential::Credential;
use crate::tryit::target::TargetSelect;
use crate::ui::method::Method;

/// The page.
#[component]
pub(crate) fn Home() -> Html {
    let tiles = families().iter().map(|family| {
        html! {
            <li key={family.name}>
                <a href={Route::Family(family.name).href()} data-testid={format!("tile-{}", family.name)}>
                    <strong>{ family.title }</strong><span>{ units::count(usize::from(family.count), "operation") }</span>
                </a>
            </li>
        }
    });
    html! {
        <>
            <main class="main home">
                <h1 id={HEADING} tabindex="-1">{ "SmartRecruiters API explorer" }</h1>
                <p class="lead">
                    { format!("All {} public operations: what they do, what they take, what they answer. Try each one here, against a sandbox that \
                        runs in this page and needs no account.", Operation::COUNT) }
                </p>
                <h2>{ "First calls" }</h2>
                <ol class="steps">
                    <li><span>{ "Give a credential. For the sandbox, take its demo credentials." }</span></li>
                    { for STEPS.iter().filter_map(|(id, text)| step(id, text)) }
                </ol>
                <h2>{ "Families" }</h2>
                <ul class="tiles">{ for tiles }</ul>
                <p class="hint">{ "An independent project, neither made nor endorsed by SmartRecruiters." }</p>
            </main>
            <aside class="try" aria-label="Target and credential">
                <div class="trybar idle"><TargetSelect /></div>
                <Credential is_needed={true} />
            </aside>
        </>
    }
}

fn step(id: &str, text: &str) -> Option<Html> {
    let operation = find(id)?;
    Some(html! {
        <li key={id.to_owned()}>
            <a href={Route::Operation(operation).href()} data-testid={format!("start-{id}")}>
                <Method of={operation.method()} />{ operation.summary() }
            </a>
            <span class="muted">{ text }</span>
        </li>
    })
}

const STEPS: &[(&str, &str)] = &[
    ("users.create", "The form is filled in already; send it."),
    ("users.list", "The new user is there."),
    ("jobs.create", "A job needs a title, a location, an industry, a function and an experience level."),
    ("jobs.list", "So is the new job."),
];
