//! Light, dark, or what the system says.

use yew::Callback;

use super::page;
use crate::ui::widget::Cx;

/// The reader's choice of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Its name in the page and in storage.
    fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn of(name: Option<&str>) -> Self {
        match name {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The theme, and a callback that goes to the next one. `theme.js` sets the stored one before the first paint.
pub(crate) fn use_theme(cx: &mut Cx<'_>) -> (Theme, Callback<()>) {
    let theme = cx.state(Theme::of(page::root().and_then(|root| root.get_attribute("data-theme")).as_deref()));
    let now = theme.get();
    let next = Callback::from(move |()| {
        apply(now.next());
        theme.set(now.next());
    });
    (now, next)
}

fn apply(theme: Theme) {
    if let Some(root) = page::root() {
        _ = root.set_attribute("data-theme", theme.name());
    }
    // Where the page may not store, the choice lasts until it is closed.
    if let Some(storage) = page::window().and_then(|window| window.local_storage().ok().flatten()) {
        _ = storage.set_item(STORED, theme.name());
    }
}

/// Its key in storage.
const STORED: &str = "theme";
