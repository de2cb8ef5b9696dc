//! The request that would be sent now, as a command or as it travels.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::is_secret;
use yew::{Callback, Html, Properties, component, html, use_callback, use_state_eq};

use crate::form::Fault;
use crate::hook::session::use_shared;
use crate::state::preview::Preview;
use crate::state::secret::Secrets;
use crate::state::session::Target;
use crate::state::{curl, raw_http};
use crate::ui::copy::Copy;
use crate::ui::tabs::Tabs;

/// Properties of [`RequestView`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The operation.
    pub(crate) operation: Operation,
    /// The request, or what keeps it from being built.
    pub(crate) built: Result<Preview, Rc<Vec<Fault>>>,
}

/// Tabs above the text.
#[component]
pub(crate) fn RequestView(props: &Props) -> Html {
    let tab = use_state_eq(|| 0_usize);
    let secrets = use_state_eq(Secrets::default);
    let session = use_shared().session;
    let on_choose = use_callback(tab.setter(), |chosen, tab| tab.set(chosen));
    let reveal = use_callback(secrets.clone(), |_, secrets| {
        secrets.set(if **secrets == Secrets::Shown { Secrets::Masked } else { Secrets::Shown });
    });
    let shown = match &props.built {
        Ok(preview) => html! {
            <pre class="code" tabindex="0" aria-label="Request" data-testid={if *tab == 0 { "curl" } else { "http" }}>{ text(preview, *tab, *secrets) }</pre>
        },
        Err(faults) => html! {
            <ul class="hint" data-testid="request-missing">{ for faults.iter().map(|fault| html! { <li><code>{ fault.shown_place() }</code>{ " " }{ &fault.message }</li> }) }</ul>
        },
    };
    let has_secret = matches!(&props.built, Ok(preview) if preview.request.headers.iter().any(|(name, _)| is_secret(name)));
    let is_shown = *secrets == Secrets::Shown;
    html! {
        <section class="part" aria-labelledby="request-title">
            <div class="row">
                <h2 id="request-title">{ "Request" }</h2>
                <Tabs label="Show the request as" id="request-as" choices={vec![("tab-curl".into(), "cURL".into()), ("tab-http".into(), "HTTP".into())]}
                    chosen={*tab} {on_choose} />
                if has_secret {
                    <button type="button" class="button quiet" data-testid="curl-reveal" aria-pressed={if is_shown { "true" } else { "false" }} onclick={reveal}>
                        { if is_shown { "Hide credential" } else { "Show credential" } }
                    </button>
                }
                if let Ok(preview) = &props.built { { copy(preview, *tab, *secrets) } }
            </div>
            <div id="request-as-panel" role="tabpanel" aria-labelledby={format!("request-as-{}", *tab)}>
                { shown }
                { notes(&props.built, session.target, *tab) }
            </div>
        </section>
    }
}

fn text(preview: &Preview, tab: usize, secrets: Secrets) -> String {
    if tab == 0 { curl::command(&preview.request, secrets) } else { raw_http::text(&preview.request, secrets) }
}

/// Copies what is shown, dots included.
fn copy(preview: &Preview, tab: usize, secrets: Secrets) -> Html {
    let preview = preview.clone();
    let text = Callback::from(move |()| text(&preview, tab, secrets));
    html! { <Copy {text} what="the request" testid={if tab == 0 { "curl-copy" } else { "http-copy" }} /> }
}

/// What the text alone does not tell.
fn notes(built: &Result<Preview, Rc<Vec<Fault>>>, target: Target, tab: usize) -> Html {
    let Ok(preview) = built else { return Html::default() };
    let files = curl::files(&preview.request);
    html! {
        <>
            if preview.token_first { <p class="hint">{ "An access token is asked for first; ACCESS_TOKEN stands for it." }</p> }
            if tab == 0 && target == Target::Page {
                <p class="hint">{ "Sent from here, it stays in this page. Run in a shell, it goes to production and needs a credential of yours." }</p>
            }
            if tab == 0 && !files.is_empty() { <p class="hint">{ format!("Run it where the file is: {}.", files.join(", ")) }</p> }
        </>
    }
}
