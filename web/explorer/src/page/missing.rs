//! An address that names nothing.

use crate::app::HEADING;
use crate::ui::el::{El, el};

/// Says so, and what to do.
pub(crate) fn missing(name: &str) -> El {
    let what = el("p").testid("missing").text("No operation and no family is called ").child(el("code").words(name)).text(".");
    let back = el("p").text("Search on the left, or go back to the ").child(el("a").set("href", "./").text("start")).text(".");
    el("main").class("main whole").child(heading("Nothing here")).child(what).child(back)
}

/// The first heading of a page, which takes the keyboard when the page is come to.
pub(crate) fn heading(text: &'static str) -> El {
    el("h1").set("id", HEADING).set("tabindex", "-1").text(text)
}
