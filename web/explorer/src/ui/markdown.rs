//! A text of the catalogue, as elements. Names of operations in code spans become links.

use smartrecruiters_catalogue::find;
use yew::{AttrValue, Html, Properties, component, html};

use crate::route::Route;
use crate::state::markdown::{Block, Span, parse, spans};

/// Properties of [`Markdown`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The text.
    pub(crate) text: AttrValue,
}

/// Paragraphs, lists and code.
#[component]
pub(crate) fn Markdown(props: &Props) -> Html {
    let blocks = parse(&props.text).into_iter().map(|block| match block {
        Block::Paragraph(spans) => html! { <p>{ line(spans) }</p> },
        Block::List(items) => html! { <ul class="bullets">{ for items.into_iter().map(|item| html! { <li>{ line(item) }</li> }) }</ul> },
        Block::Code(code) => html! { <pre class="code">{ code }</pre> },
    });
    html! { <div class="prose">{ for blocks }</div> }
}

/// One line of text, without a block around it.
#[component]
pub(crate) fn Line(props: &Props) -> Html {
    html! { <>{ line(spans(&props.text)) }</> }
}

fn line(spans: Vec<Span>) -> Html {
    html! { <>{ for spans.into_iter().map(span) }</> }
}

fn span(span: Span) -> Html {
    match span {
        Span::Text(text) => html! { { text } },
        Span::Code(code) => match find(&code) {
            Some(operation) => html! { <a href={Route::Operation(operation).href()}><code>{ code }</code></a> },
            None => html! { <code>{ code }</code> },
        },
        Span::Strong(text) => html! { <strong>{ text }</strong> },
        Span::Emphasis(text) => html! { <em>{ text }</em> },
        Span::Link { text, address } => html! { <a href={address} rel="noopener noreferrer">{ text }</a> },
    }
}
