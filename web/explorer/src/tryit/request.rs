//! The request that would be sent now, as a command or as it travels.

use smartrecruiters_core::is_secret;
use yew::Callback;

use super::code::{CODE, Code};
use super::faults::sentences;
use crate::form::Fault;
use crate::state::preview::Preview;
use crate::state::secret::Secrets;
use crate::state::session::Target;
use crate::state::{curl, raw_http};
use crate::ui::button::button;
use crate::ui::copy::copy;
use crate::ui::el::{El, el};
use crate::ui::tabs::tabs;
use crate::ui::widget::State;

/// How the request is shown: as a command or as it travels, with secrets or without.
pub(crate) type Look = (usize, Secrets);

/// Tabs above the text; or what keeps a request from being built.
pub(crate) fn request_view(
    built: Result<&Preview, &[Fault]>,
    code: impl FnOnce(&Preview) -> Code,
    target: Target,
    look: &State<Look>,
) -> El {
    let (tab, secrets) = look.get();
    let choose = {
        let look = look.clone();
        Callback::from(move |tab| look.set((tab, look.get().1)))
    };
    let tabs = tabs("request-as", "Show the request as", &[("tab-curl", "cURL"), ("tab-http", "HTTP"), ("tab-code", "Code")], tab, choose);
    let head = el("div").class("row").child(el("h2").text("Request")).child(tabs);
    let body = el("div").set("id", "request-as-panel").set("role", "tabpanel").with("aria-labelledby", format!("request-as-{tab}"));
    let part = el("section").class("part");
    match built {
        Ok(preview) if tab == CODE_TAB => part.child(head).child(body.child(CODE.show(code(preview)))),
        Ok(preview) => {
            let text =
                el("pre").class("code").set("tabindex", "0").set("aria-label", "Request").testid(if tab == 0 { "curl" } else { "http" });
            let body = body.child(text.string(written(preview, tab, secrets))).children(notes(preview, target, tab));
            part.child(tools(head, preview, look)).child(body)
        }
        Err(faults) => part.child(head).child(body.class("hint").testid("request-missing").child(sentences(faults))),
    }
}

fn written(preview: &Preview, tab: usize, secrets: Secrets) -> String {
    if tab == 0 { curl::command(&preview.request, secrets) } else { raw_http::text(&preview.request, secrets) }
}

/// Adds what shows or hides the credential, and what copies what is shown, dots included.
fn tools(head: El, preview: &Preview, look: &State<Look>) -> El {
    let (tab, secrets) = look.get();
    let is_shown = secrets == Secrets::Shown;
    let has_secret = preview.request.headers.iter().any(|(name, _)| is_secret(name));
    let reveal = has_secret.then(|| {
        let look = look.clone();
        let label = if is_shown { "Hide credential" } else { "Show credential" };
        let other = if is_shown { Secrets::Masked } else { Secrets::Shown };
        button("button quiet", "curl-reveal", label).truth("aria-pressed", is_shown).press(move || look.set((look.get().0, other)))
    });
    let preview = preview.clone();
    head.child_if(reveal).child(copy(
        move || written(&preview, tab, secrets),
        "the request",
        if tab == 0 { "curl-copy" } else { "http-copy" },
    ))
}

/// What the text alone does not tell.
fn notes(preview: &Preview, target: Target, tab: usize) -> Vec<El> {
    let mut notes = Vec::new();
    if preview.token_first {
        notes.push(el("p").class("hint").text("An access token is asked for first; ACCESS_TOKEN stands for it."));
    }
    if tab == 0 && target == Target::Page {
        let note = "Sent from here, it stays in this page. Run in a shell, it goes to production and needs a credential of yours.";
        notes.push(el("p").class("hint").text(note));
    }
    let files = curl::files(&preview.request);
    if tab == 0 && !files.is_empty() {
        notes.push(el("p").class("hint").string(format!("Run it where the file is: {}.", files.join(", "))));
    }
    notes
}

/// The third of the tabs.
const CODE_TAB: usize = 2;
