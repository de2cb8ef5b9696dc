//! Builds the requests that receivers get, and signs them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use smartrecruiters_core::{Headers, Method, Request, percent};

use super::authentication::Secret;
use super::{Authentication, EVENT_VERSION, Event, Subscription};
use crate::base64;

/// The request that tells of an event.
pub(super) fn event(subscription: &Subscription, event: &Event, now_ms: u64) -> Request {
    let mut headers = Headers::new();
    headers.set("Content-Type", "application/json");
    headers.set("event-name", event.name);
    headers.set("event-version", EVENT_VERSION);
    headers.set("event-id", event.id.as_str());
    if !event.link.is_empty() {
        headers.set("Link", event.link.as_str());
    }
    let timestamp = (now_ms / 1000).to_string();
    let signatures: Vec<String> = subscription
        .live_keys(now_ms)
        .map(|key| sign(key.text.reveal(), &[&timestamp, &event.body, &event.id, event.name, EVENT_VERSION, &event.link]))
        .map(|signature| format!("v1={signature}"))
        .collect();
    if !signatures.is_empty() {
        headers.set("smartrecruiters-timestamp", timestamp);
        headers.set("smartrecruiters-signature", signatures.join(";"));
    }
    authenticate(subscription, &mut headers);
    Request { method: Method::Post, url: subscription.url.clone(), headers, body: event.body.clone().into_bytes() }
}

/// The request that asks whether the receiver is there: it must answer 200 with the same header.
pub(super) fn handshake(subscription: &Subscription, secret: &Secret) -> Request {
    let mut headers = Headers::new();
    headers.set("X-Hook-Secret", secret.reveal());
    authenticate(subscription, &mut headers);
    Request { method: Method::Post, url: subscription.url.clone(), headers, body: Vec::new() }
}

/// The request for a token at the receiver's own service.
pub(super) fn token(client: &str, secret: &Secret, url: &str) -> Request {
    let mut body = String::from("grant_type=client_credentials&client_id=");
    percent::encode(client, &mut body);
    body.push_str("&client_secret=");
    percent::encode(secret.reveal(), &mut body);
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")].into_iter().collect();
    Request { method: Method::Post, url: url.into(), headers, body: body.into_bytes() }
}

/// HMAC-SHA256 over the parts, joined by dots, in lower-case hexadecimal.
fn sign(key: &str, parts: &[&str]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(parts.join(".").as_bytes());
    let mut out = String::new();
    for byte in mac.finalize().into_bytes() {
        out.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    }
    out
}

fn authenticate(subscription: &Subscription, headers: &mut Headers) {
    match (&subscription.authentication, &subscription.token) {
        (Authentication::Basic { username, password }, _) => {
            let pair = format!("{}:{}", username.reveal(), password.reveal());
            headers.set("Authorization", format!("Basic {}", base64::encode(pair.as_bytes())));
        }
        (Authentication::Header { name, value }, _) => headers.set(name.as_str(), value.reveal()),
        (Authentication::OAuth { .. }, Some((token, _))) => headers.set("Authorization", format!("Bearer {}", token.reveal())),
        (Authentication::OAuth { .. }, None) | (Authentication::None, _) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_that_the_vendor_publishes() {
        let signature = sign(
            "HeBVky2bccvvkcXPimH8c",
            &[
                "1574080897",
                "{\"job_id\":\"jid\",\"candidate_id\":\"cid\"}",
                "123",
                "application.created",
                "v201910",
                "<http://smartrecruiters.com/endpoint>; rel=self",
            ],
        );
        assert_eq!(signature, "2e9291f10d44ca10204a4cd81b05d73b6a316b2b605d4e2e0e0b37b40198ce1f");
    }
}
