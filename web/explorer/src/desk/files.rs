//! The way in and out: our own file, HTTP Archive, Postman's collection, a cURL command.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::{Html, TargetCast};

use super::kept::read;
use crate::form::Json;
use crate::hook::draft::{DRAFTS, set_variables};
use crate::hook::history::{self, HISTORY, SAVED};
use crate::hook::session::Shared;
use crate::hook::{file, page, storage};
use crate::route::Route;
use crate::state::bundle::{self, Bundle};
use crate::state::curl_in::{self, Pasted, Secret};
use crate::state::session::{Action, Fields, Kind};
use crate::state::units;
use crate::ui::button::button;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, State, Widget};

/// The page of files.
pub(super) struct Files {
    /// What all parts share.
    pub(super) shared: Shared,
}

/// Kinds of files that are written.
#[derive(Clone, Copy)]
enum Kindred {
    Own,
    Archive,
    Postman,
}

impl Widget for Files {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        // What came of the last deed: whether it went well, and a sentence.
        let said = cx.state(None::<(bool, String)>);
        let command = cx.state(String::new());
        let note = said.get().map(|(is_well, sentence)| {
            let class = if is_well { "note" } else { "note bad" };
            el("p").class(class).set("role", "status").testid("files-note").string(sentence)
        });
        el("section")
            .class("kept files")
            .child_if(note)
            .child(self.paste(&command, &said))
            .child(self.export())
            .child(self.import(&said))
            .child(forget(&said))
            .into()
    }
}

impl Files {
    fn paste(&self, command: &State<String>, said: &State<Option<(bool, String)>>) -> El {
        let typed = command.get();
        let typing = {
            let command = command.clone();
            move |event: Event| command.set(event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default())
        };
        let area = el("textarea").class("input textarea").set("rows", "5").set("aria-label", "cURL command").set("spellcheck", "false");
        let area = area.set("placeholder", "curl 'https://api.smartrecruiters.com/jobs?limit=10' --header …").testid("curl-paste");
        let open = {
            let (shared, said, command) = (self.shared.clone(), said.clone(), command.clone());
            move || match curl_in::read(&command.get()) {
                Ok(pasted) => {
                    command.set(String::new());
                    said.set(take(&shared, &pasted).map(|sentence| (true, sentence)));
                    page::go(&format!("{}#?{}", Route::Operation(pasted.operation).href(), pasted.given.query()));
                }
                Err(why) => said.set(Some((false, why))),
            }
        };
        let hint = "Its operation opens, filled in. A key or a token in it goes to the credential, in memory, and nowhere else.";
        el("section")
            .child(el("h2").text("Open a cURL command"))
            .child(el("p").class("muted").text(hint))
            .child(area.value(typed.clone()).on(On::Input, typing))
            .child(button("button primary", "curl-open", "Open").flag("disabled", typed.trim().is_empty()).press(open))
    }

    fn export(&self) -> El {
        let save = |kind: Kindred| {
            let shared = self.shared.clone();
            move || spawn_local(export(shared.clone(), kind))
        };
        let row = el("div")
            .class("row")
            .child(button("button", "export-own", "Everything (JSON)").press(save(Kindred::Own)))
            .child(button("button", "export-har", "History (HAR)").press(save(Kindred::Archive)))
            .child(button("button", "export-postman", "Saved requests (Postman 2.1)").press(save(Kindred::Postman)));
        let hint = "Without credentials. Values that you filled in are in the files: look before you pass one on.";
        el("section").child(el("h2").text("Export")).child(el("p").class("muted").text(hint)).child(row)
    }

    fn import(&self, said: &State<Option<(bool, String)>>) -> El {
        let (shared, said) = (self.shared.clone(), said.clone());
        let choose = move |event: Event| {
            let Some(chosen) = event.target_dyn_into::<HtmlInputElement>().and_then(|field| field.files()?.get(0)) else { return };
            let (shared, said) = (shared.clone(), said.clone());
            spawn_local(async move {
                let text = JsFuture::from(chosen.unchecked_ref::<web_sys::Blob>().text()).await.ok().and_then(|text| text.as_string());
                said.set(Some(match Bundle::of_text(&text.unwrap_or_default()) {
                    Ok(bundle) => (true, import(&shared, bundle).await),
                    Err(why) => (false, format!("{why}.")),
                }));
            });
        };
        let field =
            el("input").set("type", "file").set("accept", ".json,application/json").set("aria-label", "File to import").testid("import");
        let hint = "A file that “Everything” wrote. What is here stays; what is in the file is added.";
        el("section").child(el("h2").text("Import")).child(el("p").class("muted").text(hint)).child(field.on(On::Change, choose))
    }
}

fn forget(said: &State<Option<(bool, String)>>) -> El {
    let said = said.clone();
    let forget = move || {
        let said = said.clone();
        spawn_local(async move {
            for prefix in [DRAFTS, HISTORY, SAVED] {
                storage::clear(prefix).await;
            }
            said.set(Some((true, "Drafts, history and saved requests are deleted.".to_owned())));
        });
    };
    let hint = "Deletes drafts, history and saved requests from this browser. Variables stay.";
    el("section")
        .child(el("h2").text("Forget"))
        .child(el("p").class("muted").text(hint))
        .child(button("button", "forget-kept", "Delete all that is kept").press(forget))
}

/// Puts a credential where credentials are, and says what was not taken over.
fn take(shared: &Shared, pasted: &Pasted) -> Option<String> {
    let fields = shared.session.fields.clone();
    match pasted.secret.clone() {
        Some(Secret::Key(key)) => {
            shared.session.dispatch(Action::Kind(Kind::Key));
            shared.session.dispatch(Action::Fields(Fields { key, ..fields }));
        }
        Some(Secret::Token(token)) => {
            shared.session.dispatch(Action::Kind(Kind::Token));
            shared.session.dispatch(Action::Fields(Fields { token, ..fields }));
        }
        None => {}
    }
    (!pasted.left_out.is_empty()).then(|| format!("Not taken over: {}.", pasted.left_out.join("; ")))
}

async fn export(shared: Shared, kind: Kindred) {
    let (mut saved, mut history) = (read(SAVED).await, read(HISTORY).await);
    saved.reverse();
    history.reverse();
    let variables = (*shared.work.variables).clone();
    let (name, json): (&str, Json) = match kind {
        Kindred::Own => ("smartrecruiters-explorer.json", Bundle { saved, history, variables: Some(variables) }.json()),
        Kindred::Archive => ("smartrecruiters.har", bundle::har(&history)),
        Kindred::Postman => ("smartrecruiters.postman_collection.json", bundle::postman(&saved, &variables)),
    };
    file::save(name, "application/json", json.pretty().as_bytes());
}

async fn import(shared: &Shared, bundle: Bundle) -> String {
    let (saved, sent) = (bundle.saved.len(), bundle.history.len());
    for (prefix, entries) in [(SAVED, bundle.saved), (HISTORY, bundle.history)] {
        for (count, mut entry) in entries.into_iter().enumerate() {
            entry.key = history::key(prefix, entry.at, count);
            history::put(&entry).await;
        }
    }
    if let Some(variables) = bundle.variables {
        let mut all = (*shared.work.variables).clone();
        let fresh = variables.environments.into_iter().filter(|environment| !environment.values.is_empty());
        all.environments.extend(fresh.filter(|environment| !shared.work.variables.environments.contains(environment)));
        set_variables(shared, all);
    }
    format!("Added {} and {} of the history.", units::count(saved, "saved request"), units::count(sent, "request"))
}
