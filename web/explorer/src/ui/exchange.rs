//! A request with its answer, as they travelled, with secrets masked.

use smartrecruiters_core::{Failure, Response};
use smartrecruiters_fetch::Exchange as Travelled;
use yew::{AttrValue, Html, Properties, component, html};

use crate::state::secret::{self, Secrets};
use crate::state::{explain, raw_http, units};

/// Properties of [`Exchange`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// What travelled.
    pub(crate) exchange: Travelled,
}

/// The request above, the answer below.
#[component]
pub(crate) fn Exchange(props: &Props) -> Html {
    let Travelled { request, answer, took_ms, .. } = &props.exchange;
    let answer: AttrValue = match answer {
        Ok(response) => answer_text(response).into(),
        Err(Failure::Network) => "No answer: it could not be reached.".into(),
        Err(Failure::Timeout) => "No answer in time.".into(),
        Err(Failure::Aborted) => "Canceled.".into(),
    };
    html! {
        <div class="exchange" data-testid="exchange">
            <h4>{ "Request" }</h4>
            <pre class="code" tabindex="0" data-testid="exchange-request">{ raw_http::text(request, Secrets::Masked) }</pre>
            <h4>{ format!("Answer, after {}", units::duration(*took_ms)) }</h4>
            <pre class="code" tabindex="0" data-testid="exchange-answer">{ answer }</pre>
        </div>
    }
}

fn answer_text(response: &Response) -> String {
    let mut text = format!("{} {}\n", response.status, explain::reason(response.status));
    for (name, value) in response.headers.iter() {
        text.push_str(&format!("{name}: {}\n", secret::header(name, value, Secrets::Masked)));
    }
    format!("{text}\n{}", secret::token_answer(&response.body, Secrets::Masked))
}
