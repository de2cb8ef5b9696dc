//! Where calls go and who makes them. Secrets live here, in memory, and nowhere else.

use std::cell::RefCell;
use std::rc::Rc;

use smartrecruiters_core::{Client, ClientAuthentication, Credential, Error, Token, call};
use smartrecruiters_fetch::Exchange;
use yew::Reducible;

/// Target, credential and token.
#[derive(Clone, PartialEq)]
pub(crate) struct Session {
    /// Who answers.
    pub(crate) target: Target,
    /// Origin of the local server's sandbox, once one was found.
    pub(crate) server: Option<Rc<str>>,
    /// Which kind of credential is used.
    pub(crate) kind: Kind,
    /// The fields of the panel.
    pub(crate) fields: Fields,
    /// The last exchange for a token and what came of it.
    pub(crate) exchange: Option<Rc<Exchanged>>,
    client: Shared,
}

/// An exchange of the client credential.
#[derive(Debug, PartialEq)]
pub(crate) struct Exchanged {
    /// Request and answer.
    pub(crate) exchange: Exchange,
    /// Why it gave no token.
    pub(crate) error: Option<Error>,
}

/// Who answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// The sandbox in this page.
    #[default]
    Page,
    /// The sandbox of the server that this page came from.
    Server,
}

/// Kinds of credential.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An API key.
    #[default]
    Key,
    /// Client id and secret.
    Client,
    /// An access token from elsewhere.
    Token,
}

/// What was typed, per kind, so that switching loses nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    /// API key.
    pub(crate) key: String,
    /// Client id.
    pub(crate) client_id: String,
    /// Client secret.
    pub(crate) client_secret: String,
    /// How id and secret travel.
    pub(crate) authentication: ClientAuthentication,
    /// Access token.
    pub(crate) token: String,
}

/// What happens to a session.
pub(crate) enum Action {
    /// The reader chose a target.
    Target(Target),
    /// The page came from a server with a sandbox at this origin.
    ServerFound(Rc<str>),
    /// The reader chose a kind of credential.
    Kind(Kind),
    /// The reader typed.
    Fields(Fields),
    /// Demo credentials are taken: a kind and its fields.
    Demo(Kind, Demo),
    /// A token was asked for, by the reader or by a call.
    Exchanged(Rc<Exchanged>),
    /// Everything about the credential is dropped.
    Forget,
}

/// Credentials that only open a sandbox.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Demo {
    /// API key.
    pub(crate) key: String,
    /// Client id.
    pub(crate) client_id: String,
    /// Client secret.
    pub(crate) client_secret: String,
}

/// The core's client, shared by the calls of one credential on one target.
#[derive(Clone)]
struct Shared(Rc<RefCell<Client>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Default for Session {
    fn default() -> Self {
        let client = Shared(Rc::new(RefCell::new(Client::new(call::PRODUCTION, Credential::None))));
        Self { target: Target::default(), server: None, kind: Kind::default(), fields: Fields::default(), exchange: None, client }
    }
}

impl Session {
    /// Scheme and host that requests are written for. The sandbox in the page answers to production's.
    pub(crate) fn origin(&self) -> &str {
        match (self.target, &self.server) {
            (Target::Server, Some(server)) => server,
            (Target::Page, _) | (Target::Server, None) => call::PRODUCTION,
        }
    }

    /// The credential, or why it cannot be sent. Nothing typed is no credential.
    pub(crate) fn credential(&self) -> Result<Credential, Error> {
        let Fields { key, client_id, client_secret, authentication, token } = &self.fields;
        match self.kind {
            Kind::Key if key.is_empty() => Ok(Credential::None),
            Kind::Token if token.is_empty() => Ok(Credential::None),
            Kind::Client if client_id.is_empty() && client_secret.is_empty() => Ok(Credential::None),
            Kind::Key => Credential::api_key(key.clone()),
            Kind::Token => Credential::access_token(token.clone()),
            Kind::Client => Credential::client(client_id.clone(), client_secret.clone()).map(|credential| match credential {
                Credential::Client { id, secret, .. } => Credential::Client { id, secret, method: *authentication },
                other => other,
            }),
        }
    }

    /// Whether nothing was typed.
    pub(crate) fn is_bare(&self) -> bool {
        matches!(self.credential(), Ok(Credential::None))
    }

    /// The client that calls share.
    pub(crate) fn client(&self) -> Rc<RefCell<Client>> {
        Rc::clone(&self.client.0)
    }

    /// The token in use, if the client credential was exchanged.
    pub(crate) fn token(&self) -> Option<Token> {
        self.client.0.borrow().token().cloned()
    }

    /// The same with a client for what is now chosen: a token of another credential or target is never sent.
    fn renewed(mut self) -> Self {
        let credential = self.credential().unwrap_or(Credential::None);
        self.client = Shared(Rc::new(RefCell::new(Client::new(self.origin(), credential))));
        self.exchange = None;
        self
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let session = (*self).clone();
        let next = match action {
            Action::Target(target) => Self { target, ..session }.renewed(),
            Action::ServerFound(origin) => Self { server: Some(origin), ..session },
            Action::Kind(kind) => Self { kind, ..session }.renewed(),
            Action::Fields(fields) => Self { fields, ..session }.renewed(),
            Action::Demo(kind, demo) => {
                let Demo { key, client_id, client_secret } = demo;
                let fields = match kind {
                    Kind::Key => Fields { key, ..session.fields.clone() },
                    Kind::Client | Kind::Token => Fields { client_id, client_secret, ..session.fields.clone() },
                };
                Self { kind, fields, ..session }.renewed()
            }
            Action::Exchanged(exchanged) => Self { exchange: Some(exchanged), ..session },
            Action::Forget => Self { fields: Fields::default(), ..session }.renewed(),
        };
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Session> {
        actions.into_iter().fold(Rc::new(Session::default()), Reducible::reduce)
    }

    fn typed(key: &str) -> Action {
        Action::Fields(Fields { key: key.to_owned(), ..Fields::default() })
    }

    #[test]
    fn a_typed_key_becomes_the_credential_and_is_forgotten_whole() {
        let session = after([typed("DCRA1-1")]);
        assert_eq!(session.credential(), Credential::api_key("DCRA1-1"));
        let session = session.reduce(Action::Forget);
        assert!(session.is_bare() && session.fields == Fields::default());
    }

    #[test]
    fn a_key_that_no_header_carries_is_told() {
        let error = after([typed("two words")]).credential().expect_err("white space");
        assert!(error.message().contains("white space"), "{}", error.message());
    }

    #[test]
    fn switching_kinds_loses_nothing_typed() {
        let session = after([typed("DCRA1-1"), Action::Kind(Kind::Token), Action::Kind(Kind::Key)]);
        assert_eq!(session.credential(), Credential::api_key("DCRA1-1"));
    }

    #[test]
    fn a_server_changes_the_origin_only_when_it_is_chosen() {
        let session = after([Action::ServerFound("http://127.0.0.1:7878/sandbox".into())]);
        assert_eq!(session.origin(), call::PRODUCTION);
        let session = session.reduce(Action::Target(Target::Server));
        assert_eq!(session.origin(), "http://127.0.0.1:7878/sandbox");
        assert_eq!(session.client().borrow().origin(), "http://127.0.0.1:7878/sandbox");
    }

    #[test]
    fn demo_credentials_fill_their_kind() {
        let demo = Demo { key: "DCRA1-1".to_owned(), client_id: "id".to_owned(), client_secret: "secret".to_owned() };
        let session = after([Action::Demo(Kind::Client, demo)]);
        assert_eq!(session.credential(), Credential::client("id", "secret"));
        assert!(session.fields.key.is_empty());
    }
}
