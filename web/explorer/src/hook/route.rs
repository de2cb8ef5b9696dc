//! The page that the address names.

use super::listener::Listener;
use super::page;
use crate::route::Route;
use crate::ui::widget::Cx;

/// The current page; changes as the address does, and keeps the tab's title in step.
pub(crate) fn use_route(cx: &mut Cx<'_>) -> Route {
    let state = cx.state(None);
    let route = state.get().unwrap_or_else(|| Route::parse(&page::fragment()));
    cx.keep(|| Listener::window("hashchange", move |_| state.set(Some(Route::parse(&page::fragment())))));
    let title = route.title();
    cx.effect(route.clone(), move || page::set_title(&title));
    route
}
