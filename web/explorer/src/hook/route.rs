//! The page that the address names.

use yew::{UseStateHandle, hook, use_effect_with, use_state_eq};

use super::listener::Listener;
use super::page;
use crate::route::Route;

/// The current page; changes as the address does, and keeps the tab's title in step.
#[hook]
pub(crate) fn use_route() -> UseStateHandle<Route> {
    let route = use_state_eq(|| Route::parse(&page::fragment()));
    let listening = route.clone();
    use_effect_with((), move |()| {
        let listener = Listener::window("hashchange", move |_| listening.set(Route::parse(&page::fragment())));
        move || drop(listener)
    });
    use_effect_with((*route).clone(), |route| page::set_title(&route.title()));
    route
}
