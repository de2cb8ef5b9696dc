//! A request with its answer, as they travelled, with secrets masked.

use smartrecruiters_core::{Failure, Response};
use smartrecruiters_fetch::Exchange;

use super::el::{El, el};
use crate::state::secret::{self, Secrets};
use crate::state::{explain, raw_http, units};

/// The request above, the answer below: of an exchange for a token with its body, of another one without, since that is shown already.
pub(crate) fn exchange(travelled: &Exchange) -> El {
    let Exchange { request, answer, took_ms, .. } = travelled;
    let answer = match answer {
        Ok(response) => answer_text(response, travelled.for_token),
        Err(Failure::Network) => "No answer: it could not be reached.".to_owned(),
        Err(Failure::Timeout) => "No answer in time.".to_owned(),
        Err(Failure::Aborted) => "Canceled.".to_owned(),
    };
    let text = |testid: &'static str, text: String| el("pre").class("code").set("tabindex", "0").set("data-testid", testid).string(text);
    el("div")
        .class("exchange")
        .testid("exchange")
        .child(el("h3").text("Request"))
        .child(text("exchange-request", raw_http::text(request, Secrets::Masked)))
        .child(el("h3").text("Answer, after ").string(units::duration(*took_ms)))
        .child(text("exchange-answer", answer))
}

fn answer_text(response: &Response, with_body: bool) -> String {
    let mut text = format!("{} {}\n", response.status, explain::reason(response.status));
    raw_http::append_headers(&response.headers, Secrets::Masked, &mut text);
    if with_body {
        text.push('\n');
        text.push_str(&secret::token_answer(&response.body, Secrets::Masked));
    }
    text
}
