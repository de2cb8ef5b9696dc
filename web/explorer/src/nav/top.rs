//! The bar with the name of the page.

use yew::{Callback, Html, Properties, component, html};

use crate::hook::theme::{Theme, use_theme};

/// Properties of [`Top`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// Whether the list is open, where it covers the page.
    pub(crate) is_open: bool,
    /// Opens or closes it.
    pub(crate) on_toggle: Callback<()>,
}

/// Name, menu button on narrow screens, theme.
#[component]
pub(crate) fn Top(props: &Props) -> Html {
    let (theme, next) = use_theme();
    let toggle = props.on_toggle.clone();
    let (sign, label) = match theme {
        Theme::System => ("◐", "Colors: as the system has it"),
        Theme::Light => ("○", "Colors: light"),
        Theme::Dark => ("●", "Colors: dark"),
    };
    html! {
        <header class="top">
            <button type="button" class="button quiet menu" data-testid="menu" aria-controls="side"
                aria-expanded={if props.is_open { "true" } else { "false" }} onclick={move |_| toggle.emit(())}>
                <span aria-hidden="true">{ "☰" }</span><span class="hidden">{ "Operations" }</span>
            </button>
            <a class="brand" href="#/" data-testid="home"><strong>{ "SmartRecruiters" }</strong>{ " API explorer" }</a>
            <button type="button" class="button quiet theme" data-testid="theme-toggle" title={label} aria-label={label}
                onclick={move |_| next.emit(())}>{ sign }</button>
        </header>
    }
}
