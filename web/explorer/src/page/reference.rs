//! What is looked up rather than called: events, error codes, changes; and keeping all that offline.

use yew::Html;

use self::changes::changes;
use self::codes::{code, codes};
use self::event::{event, events};
use self::offline::Offline;
use crate::hook::library::use_document;
use crate::hook::session::Shared;
use crate::route::Route;
use crate::state::library::{VOCABULARY, family_file};
use crate::ui::later::later;
use crate::ui::loading::loading;
use crate::ui::widget::{Cx, Widget, keyed, widget};

mod changes;
mod codes;
mod event;
mod offline;

later! {
    /// The page.
    pub(crate) const REFERENCE_PAGE: Later<ReferencePage> = reference::reference_page(|page| keyed(page.route.href(), page.clone()));
}

/// One of these pages.
#[derive(Clone)]
pub(crate) struct ReferencePage {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// Which one.
    pub(crate) route: Route,
}

impl Widget for ReferencePage {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        if self.route == Route::Offline {
            return widget(Offline);
        }
        let file = match self.route {
            Route::Event(..) => self.route.family().map(family_file),
            Route::Codes | Route::Code(_) => Some(VOCABULARY.into()),
            _ => None,
        };
        let needs = file.is_some();
        let (state, retry) = use_document(cx, &self.shared.library, file);
        let document = state.ready();
        let page = match &self.route {
            Route::Event(name, summary) => event(name, summary, document.as_ref()),
            Route::Codes => codes(document.as_deref()),
            Route::Code(name) => code(name, document.as_deref()),
            Route::Changes => changes(),
            _ => events(),
        };
        if needs { page.child(loading(&state, &retry)) } else { page }.into()
    }
}
