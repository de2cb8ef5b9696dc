//! The page that the address names.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::listener::Listener;
use super::page;
use crate::route::Route;
use crate::ui::widget::Cx;

/// The current page; changes as the address does, and keeps the tab's title in step. Links between pages change the address without
/// loading anything.
pub(crate) fn use_route(cx: &mut Cx<'_>, first: &Route) -> Route {
    let state = cx.state(first.clone());
    let route = state.get();
    cx.keep(|| Listener::window("popstate", move |_| state.set(now())));
    cx.keep(|| Listener::window("click", follow));
    let title = route.title();
    cx.effect(route.clone(), move || page::set_title(&title));
    route
}

/// The page of the address. One of the older form is replaced by its own.
pub(crate) fn now() -> Route {
    let (path, fragment) = (page::path(), page::fragment());
    let route = Route::of(&path, &fragment);
    if fragment.starts_with("#/") && !matches!(route, Route::Missing(_)) {
        let rest = fragment.split_once('?').map(|(_, rest)| format!("#?{rest}")).unwrap_or_default();
        page::replace(&format!("{}{rest}", route.href()));
    }
    route
}

/// The page that a link of an event leads to, where it is one of ours.
pub(crate) fn target(event: &Event) -> Option<(Route, String)> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let written = link.get_attribute("href")?;
    let is_elsewhere =
        link.has_attribute("download") || !link.target().is_empty() || (written.starts_with('#') && !written.starts_with("#/"));
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    if is_elsewhere || link.origin() != page::origin() || folder(&link.pathname()) != folder(&page::path()) {
        return None;
    }
    match Route::of(&link.pathname(), &link.hash()) {
        Route::Missing(_) => None,
        route => Some((route, written)),
    }
}

/// Follows a link to another page of ours, unless the reader wants it in a tab of its own.
fn follow(event: Event) {
    let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
    let plain = click.button() == 0 && !click.ctrl_key() && !click.meta_key() && !click.shift_key() && !click.alt_key();
    if plain
        && !event.default_prevented()
        && let Some((_, href)) = target(&event)
    {
        event.prevent_default();
        page::go(&href);
    }
}
