//! What has changed from version to version.

use crate::page::missing::heading;
use crate::ui::el::{El, el};
use crate::ui::markdown::{line, markdown};

/// The page.
pub(crate) fn changes() -> El {
    let mut page = el("main").class("main whole").child(heading("Changes"));
    for (place, section) in CHANGES.split("\n#").enumerate() {
        let (title, text) = section.split_once('\n').unwrap_or((section, ""));
        // The first is the heading of the file itself.
        page = match title.strip_prefix("##") {
            Some(title) => page.child(el("h3").words(title.trim())),
            None if place == 0 => page,
            None => page.child(el("h2").child(line(title.trim_start_matches(['#', ' ']).trim_matches(['[', ']'])))),
        };
        page = page.child(markdown(text));
    }
    page
}

/// Kept with the package, whose version all parts share.
const CHANGES: &str = include_str!("../../../../npm/CHANGELOG.md");
