//! Lets pages of other origins call.

use alloc::string::String;

use smartrecruiters_catalogue::{Method, allowed};
use smartrecruiters_core::{Headers, Request, Response};

use crate::reply;

/// The answer to the question that a browser asks before a call.
pub(crate) fn preflight(request: &Request, path: &str) -> Response {
    let mut response = reply::empty(204);
    let mut methods = String::from("OPTIONS");
    for method in allowed(path).chain(if allowed(path).next().is_none() { &EVERY[..] } else { &[] }.iter().copied()) {
        if !methods.contains(method.as_str()) {
            methods.push_str(", ");
            methods.push_str(method.as_str());
        }
    }
    response.headers.set("Access-Control-Allow-Methods", methods);
    response.headers.set("Access-Control-Allow-Headers", ALLOWED_HEADERS);
    response.headers.set("Access-Control-Max-Age", "600");
    if request.headers.get("access-control-request-private-network") == Some("true") {
        response.headers.set("Access-Control-Allow-Private-Network", "true");
    }
    response
}

/// Adds what lets a page read the answer.
pub(crate) fn open(headers: &mut Headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", EXPOSED_HEADERS);
}

const EVERY: [Method; 5] = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
const ALLOWED_HEADERS: &str = "X-SmartToken, Authorization, Content-Type, Accept, Accept-Language, If-None-Match";
const EXPOSED_HEADERS: &str = "Link, ETag, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Concurrent-Limit, X-RateLimit-Concurrent-Remaining, X-Sandbox-Answer, X-Sandbox-Fault";
