//! Access tokens and refresh tokens that were issued.

use alloc::collections::BTreeMap;
use alloc::string::String;

use super::Caller;
use super::credentials::{Credential, Credentials};
use super::demo::{DEMO_CLIENT_ID, DEMO_CODE};
use crate::ids::Ids;
use crate::time::DAY_MS;

/// Every credential, and every token that was issued for one.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) credentials: Credentials,
    pub(crate) ids: Ids,
    access: BTreeMap<String, Issued>,
    refresh: BTreeMap<String, Issued>,
    code: Code,
}

/// What an authorization code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    Good,
    Spent,
    Unknown,
}

#[derive(Clone, Debug)]
struct Issued {
    /// Id of the credential.
    client: String,
    ends_ms: u64,
}

impl Tokens {
    pub(crate) fn new(seed: u64) -> Self {
        let (access, refresh) = (BTreeMap::new(), BTreeMap::new());
        Self { credentials: Credentials::new(seed), ids: Ids::new(seed ^ TOKEN_STREAM), access, refresh, code: Code::Good }
    }

    /// A new access token for `client`.
    pub(crate) fn issue(&mut self, client: &Credential, now_ms: u64) -> String {
        let token = self.ids.token();
        self.access.retain(|_, issued| issued.ends_ms.saturating_add(FORGOTTEN_MS) > now_ms);
        self.access
            .insert(token.clone(), Issued { client: client.id.clone().into_owned(), ends_ms: now_ms.saturating_add(TOKEN_SECONDS * 1000) });
        token
    }

    /// A new refresh token for `client`. It can be used once.
    pub(crate) fn issue_refresh(&mut self, client: &Credential, now_ms: u64) -> String {
        let token = self.ids.token();
        self.refresh.retain(|_, issued| issued.ends_ms > now_ms);
        self.refresh.insert(token.clone(), Issued { client: client.id.clone().into_owned(), ends_ms: now_ms.saturating_add(28 * DAY_MS) });
        token
    }

    /// Takes a refresh token of `client` out of use; tells whether it was good.
    pub(crate) fn redeem(&mut self, token: &str, client: &Credential, now_ms: u64) -> bool {
        let good = self.refresh.get(token).is_some_and(|issued| issued.client == client.id && issued.ends_ms > now_ms);
        if good {
            self.refresh.remove(token);
        }
        good
    }

    /// Takes an authorization code of `client` out of use; tells what it was worth.
    pub(crate) fn spend(&mut self, code: &str, client: &Credential) -> Code {
        if code != DEMO_CODE || client.id != DEMO_CLIENT_ID {
            return Code::Unknown;
        }
        core::mem::replace(&mut self.code, Code::Spent)
    }

    pub(super) fn is_known(&self, token: &str) -> bool {
        self.access.contains_key(token)
    }

    pub(super) fn caller(&self, token: &str, now_ms: u64) -> Result<Caller, String> {
        let issued = self.access.get(token).ok_or("the access token is not known")?;
        if issued.ends_ms <= now_ms {
            return Err("the access token has expired: exchange the client credential again".into());
        }
        let client = self.credentials.find(&issued.client).ok_or("the client credential of this access token was revoked")?;
        Ok(client.caller())
    }
}

/// Lifetime of an access token.
pub(crate) const TOKEN_SECONDS: u64 = 1799;

/// How long an expired token is remembered, so that its refusal can say why.
const FORGOTTEN_MS: u64 = DAY_MS;
const TOKEN_STREAM: u64 = 0x746f_6b65_6e73;
