//! A text of the catalogue, as elements. Names of operations and events in code spans become links.

use smartrecruiters_catalogue::{events, find};
use yew::Html;

use super::el::{El, el, row};
use crate::route::Route;
use crate::state::markdown::{Block, Span, parse, spans};

/// Paragraphs, lists and code.
pub(crate) fn markdown(text: &str) -> El {
    let blocks = parse(text).into_iter().map(|block| match block {
        Block::Paragraph(spans) => el("p").child(inline(spans)),
        Block::List(items) => el("ul").class("bullets").children(items.into_iter().map(|item| el("li").child(inline(item)))),
        Block::Code(code) => el("pre").class("code").string(code),
    });
    el("div").class("prose").children(blocks)
}

/// One line of text, without a block around it.
pub(crate) fn line(text: &str) -> Html {
    inline(spans(text))
}

fn inline(spans: Vec<Span>) -> Html {
    row(spans.into_iter().map(span).collect())
}

fn span(span: Span) -> Html {
    let element = match span {
        Span::Text(text) => return text.into(),
        Span::Code(code) => match named(&code) {
            Some(route) => el("a").with("href", route.href()).child(el("code").string(code)),
            None => el("code").string(code),
        },
        Span::Strong(text) => el("strong").string(text),
        Span::Emphasis(text) => el("em").string(text),
        Span::Link { text, address } => el("a").with("href", address).set("rel", "noopener noreferrer").string(text),
    };
    element.into()
}

/// The operation or event of this name.
fn named(name: &str) -> Option<Route> {
    let event = || events().iter().find(|(event, _)| *event == name).map(|(name, summary)| Route::Event(name, summary));
    find(name).map(Route::Operation).or_else(event)
}
