//! The body of an answer, in the ways to look at it.

use std::rc::Rc;

use smartrecruiters_catalogue::Operation;
use yew::{Callback, Html};

use super::changes::Changes;
use super::fits::Fits;
use super::grid::Grid;
use super::onward::Onward;
use super::reading::{Reading, use_reading};
use super::tree::Tree;
use super::whole::{FileView, is_token, raw, saving, whole};
use crate::form::Json;
use crate::hook::session::Shared;
use crate::state::given::Given;
use crate::state::json_lines::{Holder, Lines};
use crate::state::raw_http;
use crate::state::secret::Secrets;
use crate::state::table::Table;
use crate::state::work::Answered;
use crate::ui::copy::copy;
use crate::ui::el::{El, el};
use crate::ui::later::later;
use crate::ui::tabs::tabs;
use crate::ui::widget::{Cx, Same, Widget, keyed, widget};

later! {
    /// The body, with all that can be done with it.
    pub(crate) const BODY: Later<BodyView> = answer::body(|view| keyed(view.key(), view.clone()));
}

/// The body, if there is one.
#[derive(Clone)]
pub(crate) struct BodyView {
    /// What all parts share.
    pub(crate) shared: Shared,
    /// Who answered.
    pub(crate) operation: Operation,
    /// The family's document, once it is there.
    pub(crate) document: Option<Rc<Json>>,
    /// The call that is over.
    pub(crate) answered: Rc<Answered>,
}

/// A way to look at a body: test hook and name.
type View = (&'static str, &'static str);

const PRETTY: View = ("tab-pretty", "Pretty");
const TABLE: View = ("tab-table", "Table");
const RAW: View = ("tab-raw", "Raw");
const FILE: View = ("tab-file", "File");
const HEADERS: View = ("tab-headers", "Headers");
const CHANGES: View = ("tab-changes", "Compare");

impl Widget for BodyView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let answered = &self.answered;
        let reading = use_reading(cx, answered);
        let sent = cx.memo(Same(Rc::clone(answered)), |answered| Given::of(&answered.0.form));
        let lines = if let Reading::Json(lines) = &reading { Some(Rc::clone(lines)) } else { None };
        let table = cx.memo((Same(Rc::clone(answered)), lines.is_some()), |_| self.table(lines.as_deref()).map(Rc::new));
        let is_text = cx.memo(Same(Rc::clone(answered)), |answered| str::from_utf8(answered.0.bytes()).is_ok());
        let chosen = cx.state(0_usize);
        // A line to show, and how often one was asked for.
        let reveal = cx.state((0_u32, 0_u32));
        let Some(response) = answered.response() else { return Html::default() };
        let earlier = self.shared.work.earlier(self.operation);
        let mut views = Vec::new();
        match (&reading, *is_text) {
            _ if response.body.is_empty() => {}
            (Reading::Json(_), _) if !is_token(answered) => views.extend([PRETTY, RAW]),
            (_, true) => views.push(RAW),
            (_, false) => views.push(FILE),
        }
        if table.is_some() {
            // Comma-separated values are a table first.
            views.insert(usize::from(lines.is_some()), TABLE);
        }
        views.push(HEADERS);
        if !earlier.is_empty() && lines.is_some() {
            views.push(CHANGES);
        }
        let at = chosen.get().min(views.len() - 1);
        let view = views.get(at).copied().unwrap_or(HEADERS);
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |tab| chosen.set(tab))
        };
        let mut tools = el("div").class("tools").child(tabs("body-as", "Show the body", &views, at, choose));
        if !response.body.is_empty() {
            let text = Rc::clone(answered);
            tools = tools.child_if(is_text.then(|| copy(move || whole(&text), "the body", "response-copy")));
            tools = tools.child_if(saving(answered, self.operation.id()).filter(|_| !is_token(answered)));
        }
        let panel = el("div").set("id", "body-as-panel").set("role", "tabpanel").with("aria-labelledby", format!("body-as-{at}"));
        let panel = match (view, &lines, &*table) {
            (PRETTY, Some(lines), _) => {
                let (lines, sent, reveal) = (Rc::clone(lines), Rc::clone(&sent), reveal.get());
                panel.child(widget(Tree { shared: self.shared.clone(), operation: self.operation, sent, lines, reveal }))
            }
            (TABLE, _, Some(table)) => {
                let text = Rc::clone(answered);
                let text = Callback::from(move |()| whole(&text).into());
                panel.child(widget(Grid { table: Rc::clone(table), text, name: self.operation.id() }))
            }
            (CHANGES, Some(lines), _) => panel.child(widget(Changes { lines: Rc::clone(lines), earlier: earlier.into() })),
            (HEADERS, ..) => {
                let none = response.body.is_empty().then(|| el("p").class("muted").testid("response-body").text("No body."));
                panel.child_if(none).child(headers(answered))
            }
            (FILE, ..) => panel.child(widget(FileView { answered: Rc::clone(answered) })),
            _ => panel.child(raw(answered)),
        };
        let note = match reading {
            Reading::Under(percent) => {
                Some(el("p").class("hint").set("role", "status").testid("reading").text("Reading the body: ").number(percent).text(" %"))
            }
            Reading::TooLong => {
                Some(el("p").class("note").text("The body has more lines than a page can fold, so it is shown as it came."))
            }
            Reading::Json(_) | Reading::Other => None,
        };
        let fits = lines.as_ref().zip(self.document.as_ref()).filter(|_| !is_token(answered)).map(|(lines, document)| {
            let shown = {
                let lines = Rc::clone(lines);
                Callback::from(move |line: u32| {
                    chosen.set(0);
                    reveal.set((line.min(lines.len() as u32), reveal.get().1 + 1));
                })
            };
            let (operation, status) = (self.operation, response.status);
            widget(Fits { operation, status, document: Rc::clone(document), lines: Rc::clone(lines), reveal: shown })
        });
        let onward = lines.filter(|_| !is_token(answered)).map(|lines| {
            let (shared, operation, answered) = (self.shared.clone(), self.operation, Rc::clone(answered));
            widget(Onward { shared, operation, answered, lines, sent: Rc::clone(&sent) })
        });
        el("div").class("bodybox").child(tools).child_if(note).child(panel).child_if(onward).child_if(fits).into()
    }
}

impl BodyView {
    /// Each answer is looked at anew.
    fn key(&self) -> u64 {
        Rc::as_ptr(&self.answered) as usize as u64
    }

    fn table(&self, lines: Option<&Lines>) -> Option<Table> {
        let response = self.answered.response()?;
        if response.media_type() == "text/csv" {
            return Table::of_csv(str::from_utf8(&response.body).ok()?);
        }
        Table::of(lines?, self.operation.paging().and_then(|paging| paging.items))
    }
}

fn headers(answered: &Answered) -> El {
    let mut text = String::new();
    if let Some(response) = answered.response() {
        raw_http::append_headers(&response.headers, Secrets::Masked, &mut text);
    }
    el("pre").class("code raw").set("tabindex", "0").set("aria-label", "Headers").testid("response-headers").string(text)
}
