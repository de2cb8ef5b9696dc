//! The request that Send would send now: asked of the same machine that sends it.

use smartrecruiters_catalogue::Operation;
use smartrecruiters_core::{Arguments, Call, Client, Error, Event, Request, Step};

/// A request before it is sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preview {
    /// The request.
    pub(crate) request: Request,
    /// Whether a token must be asked for first; a placeholder stands for it.
    pub(crate) token_first: bool,
}

/// What a call would send at `now_ms`. The client is not changed.
///
/// # Errors
/// Why no request can be built.
pub(crate) fn preview(client: &Client, operation: Operation, arguments: &Arguments, now_ms: u64) -> Result<Preview, Error> {
    let mut client = client.clone();
    let mut call = Call::new(&client, operation, arguments)?;
    match call.next(&mut client, Event::Start, now_ms) {
        Step::Send(request) => Ok(Preview { request, token_first: false }),
        Step::Exchange(_) | Step::Read | Step::Deliver => {
            let mut request = call.request().clone();
            request.headers.set("Authorization", PLACEHOLDER);
            Ok(Preview { request, token_first: true })
        }
        Step::Fail(error) => Err(error),
    }
}

const PLACEHOLDER: &str = "Bearer ACCESS_TOKEN";

#[cfg(test)]
mod tests {
    use super::*;
    use smartrecruiters_core::{Credential, call, catalogue};

    #[test]
    fn a_key_is_previewed_as_it_is_sent_and_a_token_has_a_placeholder() {
        let me = catalogue::find("users.me").expect("known");
        let client = Client::new(call::PRODUCTION, Credential::api_key("DCRA1-1").expect("a key"));
        let shown = preview(&client, me, &Arguments::new(), 0).expect("a request");
        assert_eq!((shown.request.headers.get("x-smarttoken"), shown.token_first), (Some("DCRA1-1"), false));
        let client = Client::new(call::PRODUCTION, Credential::client("id", "secret").expect("a credential"));
        let shown = preview(&client, me, &Arguments::new(), 0).expect("a request");
        assert_eq!((shown.request.headers.get("authorization"), shown.token_first), (Some(PLACEHOLDER), true));
    }
}
