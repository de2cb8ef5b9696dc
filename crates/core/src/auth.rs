//! Credentials, and the one header each becomes.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{Error, ErrorKind};
use crate::message::{Headers, REDACTED};
use crate::wire;

pub use self::oauth::{Token, read_token, token_request};

mod oauth;

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// An API key, sent as `X-SmartToken`. The whole value is the key, its `DCRA1-` prefix included.
    ApiKey(Secret),
    /// An access token obtained elsewhere, sent as `Authorization: Bearer`.
    AccessToken(Secret),
    /// A client credential, exchanged for access tokens that live about 30 minutes.
    Client {
        /// Client id.
        id: String,
        /// Client secret.
        secret: Secret,
        /// How id and secret travel to the token endpoint.
        method: ClientAuthentication,
    },
    /// Nobody: public postings need no credential.
    None,
}

/// How a client credential travels to the token endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// Among the fields of the form.
    #[default]
    Form,
    /// As HTTP Basic.
    Basic,
}

/// A value that is sent and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Credential {
    /// An API key.
    ///
    /// # Errors
    /// [`ErrorKind::Credential`] where the key is empty or holds a byte that no header can carry, such as a line end from a copied file.
    pub fn api_key(key: impl Into<String>) -> Result<Self, Error> {
        Ok(Self::ApiKey(Secret::new("API key", key)?))
    }

    /// An access token, without the word `Bearer`.
    ///
    /// # Errors
    /// As [`Credential::api_key`].
    pub fn access_token(token: impl Into<String>) -> Result<Self, Error> {
        Ok(Self::AccessToken(Secret::new("access token", token)?))
    }

    /// A client credential whose id and secret are sent in the form of the token request.
    ///
    /// # Errors
    /// As [`Credential::api_key`].
    pub fn client(id: impl Into<String>, secret: impl Into<String>) -> Result<Self, Error> {
        let id = Secret::new("client id", id)?.0;
        Ok(Self::Client { id, secret: Secret::new("client secret", secret)?, method: ClientAuthentication::Form })
    }

    /// Adds the header of a key or of a pasted token; a client credential adds nothing before it has been exchanged.
    pub fn authorize(&self, headers: &mut Headers) {
        match self {
            Self::ApiKey(key) => headers.set(wire::KEY_HEADER, key.expose()),
            Self::AccessToken(token) => authorize_bearer(token, headers),
            Self::Client { .. } | Self::None => {}
        }
    }
}

impl Secret {
    /// Takes a value that can travel in a header. `what` names it in the error.
    ///
    /// # Errors
    /// [`ErrorKind::Credential`] where it is empty or holds white space or a byte outside visible ASCII.
    pub fn new(what: &str, value: impl Into<String>) -> Result<Self, Error> {
        let value = value.into();
        let mut written = Vec::new();
        match wire::secret_fault(what.as_bytes(), value.as_bytes(), &mut written) {
            Some(()) => Ok(Self(value)),
            None => Err(Error::new(ErrorKind::Credential, wire::last_text(&written))),
        }
    }

    /// The value, for the one place it is meant for.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Adds `Authorization: Bearer`.
pub(crate) fn authorize_bearer(token: &Secret, headers: &mut Headers) {
    let mut value = String::from(wire::BEARER);
    value.push_str(token.expose());
    headers.set(wire::TOKEN_HEADER, value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn a_key_keeps_its_prefix() {
        let mut headers = Headers::new();
        Credential::api_key("DCRA1-0123").expect("a good key").authorize(&mut headers);
        assert_eq!(headers.get("x-smarttoken"), Some("DCRA1-0123"));
        assert_eq!(headers.get("authorization"), None);
    }

    #[test]
    fn a_secret_is_never_printed() {
        let credential = Credential::client("my-client", "hidden").expect("a good credential");
        let printed = format!("{credential:?}");
        assert!(printed.contains("my-client") && !printed.contains("hidden"), "{printed}");
    }

    #[test]
    fn a_copied_line_end_is_named() {
        let error = Credential::api_key("DCRA1-0123\n").expect_err("a line end");
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert!(error.message().contains("white space") && !error.message().contains("0123"), "{}", error.message());
        assert!(Credential::api_key("").is_err());
        assert!(Credential::access_token("tökén").is_err());
    }
}
