//! The document around the components: address, title, focus, scrolling.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

/// The window. There is none where pages are written ahead.
pub(crate) fn window() -> Option<Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

/// What follows the `#` of the address, with it.
pub(crate) fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The path of the address.
pub(crate) fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Leads to another page.
pub(crate) fn go(href: &str) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history()
        && history.push_state_with_url(&JsValue::NULL, "", Some(href)).is_ok()
        && let Ok(event) = Event::new("popstate")
    {
        _ = window.dispatch_event(&event);
    }
}

/// Gives the page another address.
pub(crate) fn replace(href: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Scheme and host that the page came from.
pub(crate) fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The whole address of another page.
pub(crate) fn address(href: &str) -> String {
    let path = path();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    [&origin(), folder, "/", href].concat()
}

/// Names the tab.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the keyboard on an element and brings it into sight.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        _ = element.focus();
        reveal(&element);
    }
}

/// Calls in the next frame, whose layout is then the only one.
pub(crate) fn in_frame(run: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        _ = window.request_animation_frame(Closure::once_into_js(run).unchecked_ref());
    }
}

/// The element that has the keyboard.
pub(crate) fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Scrolls as little as needed.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes to the top of the page.
pub(crate) fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Says that the page works: until then it could only be read.
pub(crate) fn is_alive() {
    if let Some(body) = document().and_then(|document| document.body()) {
        _ = body.remove_attribute("data-ahead");
    }
}

/// How far down the page is scrolled.
pub(crate) fn scrolled() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls as far down.
pub(crate) fn scroll_to(top: f64) {
    if let Some(window) = window().filter(|_| top > 0.0) {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Test hook of what has the keyboard: it stays the same when the page is drawn anew.
pub(crate) fn held() -> Option<String> {
    focused()?.get_attribute("data-testid")
}

/// Gives the keyboard back to it.
pub(crate) fn hold(held: Option<String>) {
    if let Some(element) = held.and_then(|testid| all(&format!("[data-testid=\"{testid}\"]")).into_iter().next()) {
        _ = element.focus();
    }
}

/// Brings a heading of the column to the top, unless it stands in the upper half of the window already. Where the column stands beside
/// the page it scrolls alone.
pub(crate) fn raise(heading: &Element) {
    let Some(window) = window() else { return };
    let pixels = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or_default();
    let top = heading.get_bounding_client_rect().top();
    if (0.0..pixels(window.inner_height()) / 2.0).contains(&top) {
        return;
    }
    let by = top - UNDER_BAR_PX;
    match heading.closest(".try").ok().flatten() {
        Some(column) if pixels(window.inner_width()) >= WIDE_PX => column.set_scroll_top(column.scroll_top() + by as i32),
        _ => window.scroll_by_with_x_and_y(0.0, by),
    }
}

/// Elements that fit a selector, in the order of the page.
pub(crate) fn all(selector: &str) -> Vec<HtmlElement> {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// The root element, which carries the theme.
pub(crate) fn root() -> Option<Element> {
    document()?.document_element()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// From here on the column stands beside the page, as in the style sheet.
const WIDE_PX: f64 = 1200.0;
/// What the bar at the top covers, and a little air.
const UNDER_BAR_PX: f64 = 68.0;
