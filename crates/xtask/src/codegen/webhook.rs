//! Checks the events of a document: what the vendor sends to a subscriber.

use super::document::Context;
use super::fault::Faults;
use super::yaml::{Entry, Node};
use super::{examples, schema, vocabulary};

/// Notes what is wrong with one entry of `webhooks`. Gives its summary.
pub(crate) fn check(event: &Entry, context: &Context<'_>, faults: &mut Faults) -> String {
    faults.keys(&event.node, &vocabulary::WEBHOOK);
    let Some(post) = faults.need(&event.node, "post") else { return String::new() };
    faults.keys(post, &vocabulary::DELIVERY);
    let expected = format!("webhook.{}", event.key);
    if faults.need_text(post, "operationId") != expected
        && let Some(found) = post.get("operationId")
    {
        faults.add(found.place, "the operation id does not name the event", format!("write `operationId: {expected}`"));
    }
    let summary = faults.need_text(post, "summary");
    let media_types = faults.need(post, "requestBody").and_then(|body| body.get("content"));
    for media in media_types.map(Node::entries).unwrap_or_default() {
        faults.keys(&media.node, &vocabulary::MEDIA);
        let Some(payload) = faults.need(&media.node, "schema") else { continue };
        schema::check(payload, &context.names, faults);
        if let Some(example) = faults.need(&media.node, "example") {
            examples::check(example, payload, &context.components, faults);
        }
    }
    summary
}
