//! Pages as HTML, drawn by the same code on the machine that builds.
//!
//! The template's `<title>`, description and `<main>` become the page's own, and what it will need is named in the head, so that it comes
//! together with the wasm.

use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use futures_util::FutureExt;
use yew::LocalServerRenderer;

use crate::app::App;
use crate::form::Json;
use crate::hook::ahead::files;
use crate::route::Route;
use crate::state::library::Arrived;
use crate::state::remote::Remote;
use crate::state::shelf::Shelf;
use crate::ui::widget::{Drawn, Host};

/// Writes all pages.
///
/// # Errors
///
/// Where a file cannot be read or written, or the template lacks a place.
pub fn write(documents: &Path, template: &Path, out: &Path) -> io::Result<()> {
    let template = fs::read_to_string(template)?;
    fs::create_dir_all(out)?;
    // A document is read once, however many pages there are of it.
    let mut read = Shelf::<Rc<str>, Rc<Json>>::default();
    for route in Route::all() {
        let mut arrived = Vec::new();
        for file in files(&route) {
            if read.get(&file).is_none() {
                let text = fs::read_to_string(documents.join(&*file))?;
                read.put(Rc::clone(&file), Rc::new(Json::parse(&text).map_err(|_| broken(&format!("{file} is not JSON")))?));
            }
            arrived.extend(read.get(&file).map(|document| Arrived { file: Rc::clone(&file), state: Remote::Ready(Rc::clone(document)) }));
        }
        let name = route.name().unwrap_or_else(|| "index".to_owned());
        fs::write(out.join(format!("{name}.html")), page(&template, &route, arrived)?)?;
    }
    Ok(())
}

fn page(template: &str, route: &Route, arrived: Vec<Arrived>) -> io::Result<String> {
    let documents = arrived.iter().map(|one| format!("<link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin />", one.file));
    let code =
        |part| format!("<link rel=\"preload\" href=\"split_{part}.wasm?__BUILD__\" as=\"fetch\" type=\"application/wasm\" crossorigin />");
    let ahead: Vec<String> = documents.chain(part(route).map(code)).collect();
    let body = draw(App { first: route.clone(), arrived, is_ahead: true }).ok_or_else(|| broken("the page waits for something"))?;
    let text = put(template, "<title>", "</title>", &escape(&route.title()))?;
    let text = match about(route) {
        Some(about) => put(&text, "name=\"description\" content=\"", "\"", &escape(&about))?,
        None => text,
    };
    let text = put(&text, "<!-- ahead -->", "", &ahead.join("\n    "))?;
    put(&text, "<!-- page -->", "<!-- /page -->", &disabled(&body))
}

/// What a page says of itself to those who list it.
fn about(route: &Route) -> Option<String> {
    Some(match route {
        Route::Family(name) => format!("All operations of {name} in the SmartRecruiters API, with limits, scopes and errors."),
        Route::Operation(operation) => {
            format!(
                "{}: {} {}{}. Parameters, answers, errors, scopes and limits.",
                operation.summary(),
                operation.method().as_str(),
                operation.base(),
                operation.path()
            )
        }
        Route::Events => "All events that SmartRecruiters sends to webhooks.".to_owned(),
        Route::Event(name, summary) => format!("{summary}: the webhook event {name}, its payload and how to subscribe."),
        Route::Codes => "All error codes of the SmartRecruiters API, with meaning and remedy.".to_owned(),
        Route::Code(code) => format!("{code} in the SmartRecruiters API: what it means, what to do, and which operations answer it."),
        Route::Changes => "What has changed from version to version.".to_owned(),
        Route::Offline => "Keeping the explorer in the browser, for use without a network.".to_owned(),
        Route::History => "Requests that were sent or saved, variables, import and export: kept in the browser alone.".to_owned(),
        Route::Home | Route::Missing(_) => return None,
    })
}

/// The part of the wasm that draws a page.
fn part(route: &Route) -> Option<&'static str> {
    match route {
        Route::Operation(_) => Some("operation"),
        Route::Events | Route::Event(..) | Route::Codes | Route::Code(_) | Route::Changes | Route::Offline => Some("reference"),
        Route::History => Some("desk"),
        Route::Home | Route::Family(_) | Route::Missing(_) => None,
    }
}

/// The page's body. Nothing in it waits, so that it is there at once.
fn draw(app: App) -> Option<String> {
    LocalServerRenderer::<Host>::with_props(Drawn::new(app)).hydratable(false).render().now_or_never()
}

/// What a reader could press or fill in is off until the wasm is there. Its look stays the same.
fn disabled(body: &str) -> String {
    ["button", "input", "select", "textarea"]
        .iter()
        .fold(body.to_owned(), |body, tag| body.replace(&format!("<{tag} "), &format!("<{tag} disabled ")))
}

/// Puts words between two marks, the second of which comes after the first.
fn put(text: &str, start: &str, end: &str, words: &str) -> io::Result<String> {
    let cut = || broken(&format!("the template has no {start}"));
    let (before, after) = text.split_once(start).ok_or_else(cut)?;
    let (_, after) = after.split_once(end).ok_or_else(cut)?;
    Ok([before, start, words, end, after].concat())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn broken(why: &str) -> io::Error {
    io::Error::other(why.to_owned())
}
