//! Which calls a relay makes with a secret of its own.

use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::Method;

use super::Forward;
use crate::wire::{KEY_HEADER, TOKEN_HEADER};

/// Lets pages of one origin call some operations without a credential: the relay adds one that it keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The pages, by scheme, host and port.
    pub origin: String,
    /// Ids of the operations. Only those that read count, whatever is listed.
    pub operations: Vec<String>,
    /// The name of the secret. Its value never comes here.
    pub secret: String,
}

/// The name of the secret that goes along with a call, if one does: where the page sent no credential, told its origin, and reads.
pub fn granted<'a>(forward: &Forward, grants: &'a [Grant]) -> Option<&'a str> {
    if forward.method != Method::Get || [KEY_HEADER, TOKEN_HEADER].iter().any(|name| forward.headers.get(name).is_some()) {
        return None;
    }
    let (origin, id) = (forward.origin.as_deref()?, forward.operation.id());
    let grant = grants.iter().find(|grant| grant.origin == origin && grant.operations.iter().any(|operation| id == operation.as_str()))?;
    Some(&grant.secret)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::super::{Decision, Incoming, Policy, decide};
    use super::*;

    /// The secret for a call from a page, with a header where one is given.
    fn secret(method: &str, path: &str, origin: &str, header: Option<(&str, &str)>) -> Option<String> {
        let pages = ["https://a.example", "https://b.example"];
        let grants = [Grant { origin: pages[0].into(), operations: vec!["jobs.get".into(), "users.create".into()], secret: "A".into() }];
        let target = alloc::format!("/relay/production{path}");
        let mut headers: Vec<(&[u8], &[u8])> = vec![(b"host", b"relay.example"), (b"origin", origin.as_bytes())];
        headers.extend(header.map(|(name, value)| (name.as_bytes(), value.as_bytes())));
        let policy = Policy { mount: "/relay", own: &["https://relay.example"], origins: &pages, most_body: 0 };
        let asked = Incoming { method: method.as_bytes(), target: target.as_bytes(), headers: &headers };
        let Decision::Forward(forward) = decide(&asked, &policy) else { panic!("it is forwarded") };
        granted(&forward, &grants).map(Into::into)
    }

    #[test]
    fn a_listed_operation_that_reads_gets_the_secret() {
        assert_eq!(secret("GET", "/jobs/1", "https://a.example", None).as_deref(), Some("A"));
    }

    #[test]
    fn writing_other_operations_other_origins_and_calls_with_a_credential_get_none() {
        assert_eq!(secret("POST", "/user-api/v201804/users", "https://a.example", None), None);
        assert_eq!(secret("GET", "/jobs", "https://a.example", None), None);
        assert_eq!(secret("GET", "/jobs/1", "https://b.example", None), None);
        assert_eq!(secret("GET", "/jobs/1", "https://a.example", Some(("X-SmartToken", "k"))), None);
        assert_eq!(secret("GET", "/jobs/1", "https://a.example", Some(("Authorization", "Bearer t"))), None);
    }
}
