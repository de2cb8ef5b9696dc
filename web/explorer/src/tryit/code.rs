//! The request as code of other shells and of our clients.

use smartrecruiters_catalogue::Operation;
use web_sys::{Event, HtmlSelectElement};
use yew::{Html, TargetCast};

use crate::state::given::Given;
use crate::state::preview::Preview;
use crate::state::snippet::{Language, Sample};
use crate::ui::copy::copy;
use crate::ui::el::{On, el};
use crate::ui::later::later;
use crate::ui::widget::{Cx, Widget, widget};

later! {
    /// The samples.
    pub(crate) const CODE: Later<Code> = code::code(|code| widget(code.clone()));
}

/// What a sample is made of.
#[derive(Clone)]
pub(crate) struct Code {
    /// The operation.
    pub(crate) operation: Operation,
    /// What is filled in, variables in place.
    pub(crate) given: Given,
    /// The request.
    pub(crate) preview: Preview,
    /// Whether a client credential is used.
    pub(crate) is_client: bool,
}

impl Widget for Code {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let chosen = cx.state(0_usize);
        let at = chosen.get();
        let (_, name, language, hint) = LANGUAGES[at.min(LANGUAGES.len() - 1)];
        let sample = Sample { operation: self.operation, given: &self.given, request: &self.preview.request, is_client: self.is_client };
        let text = sample.write(language);
        let options = LANGUAGES
            .iter()
            .enumerate()
            .map(|(index, (key, name, ..))| el("option").set("value", key).flag("selected", index == at).text(name));
        let choose = move |event: Event| {
            let key = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            chosen.set(LANGUAGES.iter().position(|(known, ..)| key.as_deref() == Some(*known)).unwrap_or_default());
        };
        let select =
            el("select").class("select").set("aria-label", "Language").testid("code-language").on(On::Change, choose).children(options);
        let tools = el("div").class("tools").child(select).child(copy(
            {
                let text = text.clone();
                move || text.clone()
            },
            "the code",
            "code-copy",
        ));
        let code = el("pre").class("code").set("tabindex", "0").set("aria-label", name).testid("code").string(text);
        el("div").class("codebox").child(tools).child(code).child(el("p").class("hint").text(hint)).into()
    }
}

/// Keys, names, and what must be known to run them.
const LANGUAGES: [(&str, &str, Language, &str); 5] = [
    ("typescript", "TypeScript", Language::TypeScript, "With the npm package smartrecruiters; the credential is in the environment."),
    ("worker", "Cloudflare Worker", Language::Worker, "With the npm package smartrecruiters; the credential is a secret of the Worker."),
    ("rust", "Rust", Language::Rust, "With the crates smartrecruiters-core and ureq; the key is in the environment."),
    ("powershell", "PowerShell", Language::PowerShell, "The credential is in the environment; files need PowerShell 7."),
    ("cmd", "cURL (Windows)", Language::Cmd, "For the command prompt; the credential is in the environment."),
];
