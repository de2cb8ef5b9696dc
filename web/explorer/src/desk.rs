//! What is kept on the device: requests sent, requests saved, variables, and the way in and out of files.

use yew::{Callback, Html};

use self::files::Files;
use self::history::HistoryView;
use self::saved::SavedView;
use self::variables::VariablesView;
use crate::app::HEADING;
use crate::hook::session::Shared;
use crate::ui::el::el;
use crate::ui::later::later;
use crate::ui::tabs::tabs;
use crate::ui::widget::{Cx, Widget, widget};

mod files;
mod history;
mod item;
mod kept;
mod saved;
mod variables;

later! {
    /// The page.
    pub(crate) const DESK: Later<Desk> = desk::desk(|desk| widget(desk.clone()));
}

/// The page, with a tab for each kind.
#[derive(Clone)]
pub(crate) struct Desk {
    /// What all parts share.
    pub(crate) shared: Shared,
}

impl Widget for Desk {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let state = cx.state(0_usize);
        let at = state.get();
        let shared = self.shared.clone();
        let tabs = tabs("desk", "What is kept", &TABS, at, Callback::from(move |tab| state.set(tab)));
        let panel = el("div").set("id", "desk-panel").set("role", "tabpanel").with("aria-labelledby", format!("desk-{at}"));
        let panel = panel.child(match at {
            0 => widget(HistoryView { shared }),
            1 => widget(SavedView { shared }),
            2 => widget(VariablesView { shared }),
            _ => widget(Files { shared }),
        });
        let head = el("h1").set("id", HEADING).set("tabindex", "-1").text("History and saved requests");
        let lead = el("p").class("muted").text("Kept in this browser alone, without credentials. Nothing here is sent anywhere.");
        el("main").class("main desk").child(head).child(lead).child(tabs).child(panel).into()
    }
}

const TABS: [(&str, &str); 4] =
    [("desk-history", "History"), ("desk-saved", "Saved"), ("desk-variables", "Variables"), ("desk-files", "Import and export")];
