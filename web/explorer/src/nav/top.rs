//! The bar with the name of the page.

use yew::Callback;

use crate::hook::theme::Theme;
use crate::route::Route;
use crate::ui::button::{aside, button};
use crate::ui::el::{El, el};

/// Name, menu button on narrow screens, theme.
pub(crate) fn top(is_open: bool, toggle: Callback<()>, theme: Theme, next_theme: Callback<()>) -> El {
    let (sign, of) = match theme {
        Theme::System => ("◐", "Colors: as the system has it"),
        Theme::Light => ("○", "Colors: light"),
        Theme::Dark => ("●", "Colors: dark"),
    };
    let menu = button("button quiet menu", "menu", "☰").child(aside("Operations")).truth("aria-expanded", is_open);
    let brand = el("a").class("brand").set("href", "./").testid("home").child(el("strong").text("SmartRecruiters")).text(" API explorer");
    let look = button("button quiet theme", "theme-toggle", sign).child(aside(of)).set("title", of);
    let kept = el("a").class("button quiet").with("href", Route::History.href()).testid("history").text("History");
    el("header")
        .class("top")
        .child(menu.press(move || toggle.emit(())))
        .child(brand)
        .child(kept)
        .child(look.press(move || next_theme.emit(())))
}
