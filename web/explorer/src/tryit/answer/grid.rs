//! A list as a table: sorted by its columns, a page of rows at a time, saved as comma-separated values.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::hook::file;
use crate::state::table::{Table, Way};
use crate::state::units;
use crate::ui::button::button;
use crate::ui::el::{El, el};
use crate::ui::widget::{Cx, Same, State, Widget};

/// A table of an answer.
pub(super) struct Grid {
    /// The table.
    pub(super) table: Rc<Table>,
    /// The text that its cells stand in.
    pub(super) text: Callback<(), Rc<str>>,
    /// What a file of it is called, without its ending.
    pub(super) name: &'static str,
}

/// How it is looked at: which column sorts it, and the first row shown.
type Look = (Option<(usize, Way)>, usize);

impl Widget for Grid {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let table = &self.table;
        let state = cx.state::<Look>((None, 0));
        let (by, first) = state.get();
        let text = cx.memo(Same(Rc::clone(table)), |_| self.text.emit(()));
        let order = cx.memo((by, Same(Rc::clone(table))), |(by, table)| table.0.sorted(&text, *by));
        let heads = table.columns.iter().enumerate().map(|(column, name)| head(column, name, by, &state));
        let rows = order.iter().skip(first).take(PAGE).map(|row| {
            let cells = (0..table.columns.len()).map(|column| match table.cell(*row as usize, column) {
                Some(cell) => {
                    let said = cell.text(&text);
                    let cut = said.char_indices().nth(MOST_LETTERS).map(|(end, _)| end);
                    let view = if cell.is_number() { el("td").class("number") } else { el("td") };
                    match cut {
                        Some(end) => view.string([said.get(..end).unwrap_or_default(), "…"].concat()),
                        None => view.string(said.into_owned()),
                    }
                }
                None => el("td"),
            });
            el("tr").children(cells)
        });
        let grid =
            el("table").class("grid").testid("table").child(el("thead").child(el("tr").children(heads))).child(el("tbody").children(rows));
        let save = {
            let (table, text, order, name) = (Rc::clone(table), Rc::clone(&text), Rc::clone(&order), self.name);
            move || file::save(&format!("{name}.csv"), "text/csv", table.csv(&text, &order).as_bytes())
        };
        let tools = pages(order.len(), first, &state).child(button("button quiet", "table-csv", "Save CSV").press(save));
        let left_out = (table.left_out > 0)
            .then(|| el("p").class("hint").string(units::count(table.left_out, "row")).text(" more are in the text only."));
        let scroll = el("div").class("gridbox").set("tabindex", "0").set("role", "region").set("aria-label", "Table").child(grid);
        el("div").class("sheet").child(tools).child(scroll).child_if(left_out).into()
    }

    /// One answer's table never changes.
    fn is_like(&self, before: &Self) -> bool {
        Rc::ptr_eq(&self.table, &before.table)
    }
}

fn head(column: usize, name: &str, by: Option<(usize, Way)>, state: &State<Look>) -> El {
    let way = by.filter(|(sorted, _)| *sorted == column).map(|(_, way)| way);
    let (said, sign, next) = match way {
        None => ("none", "", Some((column, Way::Up))),
        Some(Way::Up) => ("ascending", " ↑", Some((column, Way::Down))),
        Some(Way::Down) => ("descending", " ↓", None),
    };
    let state = state.clone();
    let press =
        el("button").set("type", "button").testid(format!("sort-{name}")).words(name).text(sign).press(move || state.set((next, 0)));
    el("th").set("scope", "col").set("aria-sort", said).child(press)
}

/// Which rows are shown, and the way to the others.
fn pages(rows: usize, first: usize, state: &State<Look>) -> El {
    let last = (first + PAGE).min(rows);
    let said = if rows > PAGE { format!("{}–{last} of {}", first + 1, units::count(rows, "row")) } else { units::count(rows, "row") };
    let tools = el("div").class("tools").child(el("span").class("muted found").set("role", "status").testid("table-rows").string(said));
    if rows <= PAGE {
        return tools;
    }
    let to = |first: usize| {
        let state = state.clone();
        move || state.set((state.get().0, first))
    };
    tools
        .child(button("button quiet", "table-back", "Previous rows").flag("disabled", first == 0).press(to(first.saturating_sub(PAGE))))
        .child(button("button quiet", "table-on", "Next rows").flag("disabled", last == rows).press(to(last)))
}

const PAGE: usize = 50;
const MOST_LETTERS: usize = 120;
