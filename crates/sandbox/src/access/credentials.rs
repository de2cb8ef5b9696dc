//! The credentials that open a sandbox: those of the demonstration, and those that were made for it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_json::{Map, Value};

use super::demo;
use super::{Access, Caller, Role};
use crate::ids::Ids;
use crate::json::Fields;

/// Every credential, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Credentials {
    seed: u64,
    all: Vec<Credential>,
    /// How many were made beside those of the demonstration.
    made: u64,
}

/// One credential, and what it may do.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Credential {
    /// Id of the client; of a key, its name among credentials.
    pub(crate) id: Cow<'static, str>,
    /// The key, or the secret of the client.
    pub(super) secret: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) access: Access,
    /// Id of the user whom it stands for. Empty for nobody.
    pub(super) user: &'static str,
    pub(super) role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An API key of the company.
    Key,
    /// An API key of a partner.
    Partner,
    /// A client, whose tokens open.
    Client,
}

impl Credentials {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, all: demo::all(), made: 0 }
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Credential> {
        self.all.iter().find(|credential| credential.id == id)
    }

    /// The API key with this text.
    pub(super) fn key(&self, text: &str) -> Option<&Credential> {
        self.all.iter().find(|credential| credential.kind != Kind::Client && credential.secret == text)
    }

    /// The client with this id and secret.
    pub(crate) fn client(&self, id: &str, secret: &str) -> Option<&Credential> {
        self.find(id).filter(|found| found.kind == Kind::Client && found.secret == secret)
    }

    /// Makes one. Its texts follow the seed, so that nobody has a reason to enter a real one.
    pub(crate) fn make(&mut self, kind: Kind, role: Role, scopes: Option<Vec<String>>) -> Credential {
        self.made += 1;
        let token = Ids::new(self.seed ^ CREDENTIAL_STREAM ^ self.made << 32).token();
        let (word, secret) = match kind {
            Kind::Client => ("client", token.strip_prefix("DCRA1-").unwrap_or_default().into()),
            Kind::Key | Kind::Partner => ("key", token),
        };
        let user = if kind == Kind::Partner { "" } else { demo::somebody(role) };
        let access = scopes.map_or(Access::All, Access::These);
        let made = Credential { id: format!("sandbox-{word}-{}", self.made).into(), secret: secret.into(), kind, access, user, role };
        self.all.push(made.clone());
        made
    }

    /// Takes one out of use, and with it its tokens. Tells whether it was there.
    pub(crate) fn revoke(&mut self, id: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|credential| credential.id != id);
        self.all.len() < before
    }

    pub(crate) fn json(&self) -> Value {
        self.all.iter().map(Credential::json).collect()
    }
}

impl Credential {
    pub(super) fn caller(&self) -> Caller {
        let by_key = self.kind != Kind::Client;
        Caller { credential: self.id.clone().into_owned(), by_key, user: self.user, role: self.role, access: self.access.clone() }
    }

    /// The credential in full: it opens nothing but this sandbox.
    pub(crate) fn json(&self) -> Value {
        let mut out = Map::new();
        out.put("id", self.id.as_ref());
        out.put("kind", self.kind.name());
        match self.kind {
            Kind::Key | Kind::Partner => out.put("apiKey", self.secret.as_ref()),
            Kind::Client => {
                out.put("clientId", self.id.as_ref());
                out.put("clientSecret", self.secret.as_ref());
            }
        }
        out.put("role", self.role.id());
        match &self.access {
            Access::All => out.put("scopes", "all"),
            Access::ReadOnly => out.put("scopes", "read"),
            Access::Only(scope) => out.put("scopes", Vec::from([Value::from(*scope)])),
            Access::These(scopes) => out.put("scopes", scopes.iter().map(String::as_str).collect::<Value>()),
        }
        if !self.user.is_empty() {
            out.put("userId", self.user);
        }
        Value::Object(out)
    }
}

impl fmt::Debug for Credential {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Credential").field(&self.id).field(&self.kind).field(&self.access).field(&self.role).finish()
    }
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Partner => "partner",
            Self::Client => "client",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Key, Self::Partner, Self::Client].into_iter().find(|kind| kind.name() == name)
    }
}

const CREDENTIAL_STREAM: u64 = 0x6372_6564;
