//! What is known of an operation, read from two kinds of generated rows.
//!
//! A *wire row* holds what a request needs, packed in about six bytes so that all operations are small in a page's wasm. A *facts row* is one
//! text that holds the rest (ids, texts, codes), linked only into programs that ask for it.

use crate::generated;

pub use self::facts::{Facts, Failures, Statuses, Words};
pub use self::wire::{Packed, PackedParameter, Parameters, Row, Segments};

mod facts;
mod wire;

/// One operation of the API: a small handle into the catalogue.
///
/// ```
/// use smartrecruiters_catalogue as catalogue;
/// let create = catalogue::find("users.create").expect("it is in the catalogue");
/// assert_eq!(create.method(), catalogue::Method::Post);
/// assert_eq!(create.base(), "/user-api/v201804");
/// assert_eq!(create.path(), "/users");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Operation(pub(crate) u16);

impl Operation {
    /// How many operations the catalogue holds.
    pub const COUNT: u16 = generated::COUNT;

    /// The operation at `index`, in the order of the catalogue. `None` past the end.
    pub const fn from_index(index: u16) -> Option<Self> {
        if index < Self::COUNT { Some(Self(index)) } else { None }
    }

    /// Its place in the catalogue. Not stable between versions: store the id.
    pub fn index(self) -> u16 {
        self.0
    }

    /// HTTP method.
    pub fn method(self) -> Method {
        wire::row(self).method()
    }

    /// The part of the path that all operations of the family share, such as `/user-api/v201804`. May be empty.
    pub fn base(self) -> &'static str {
        self.family().base
    }

    /// Segments of the path after the base, in order.
    pub fn segments(self) -> Segments {
        wire::row(self).segments(self.base())
    }

    /// How many words the path has, those of the base included.
    pub(crate) fn words(self) -> usize {
        wire::row(self).length()
    }

    /// Query and header parameters.
    pub fn parameters(self) -> Parameters {
        wire::row(self).parameters()
    }

    /// Which credential the operation takes.
    pub fn auth(self) -> Auth {
        wire::row(self).auth()
    }

    /// Limits that hold for one credential on this operation. `None` where nothing is documented.
    pub fn rate(self) -> Option<Rate> {
        wire::row(self).rate()
    }

    /// What the request carries.
    pub fn body(self) -> BodyKind {
        wire::row(self).body()
    }

    /// Whether the vendor demands a body.
    pub fn body_required(self) -> bool {
        wire::row(self).body_required()
    }

    /// Whether a success answer is a file, not JSON.
    pub fn is_download(self) -> bool {
        wire::row(self).is_download()
    }

    /// How a list is paged. `None` for operations that answer with one thing.
    pub fn paging(self) -> Option<&'static Paging> {
        wire::row(self).paging()
    }

    /// What a request needs, packed.
    pub fn row(self) -> &'static Row {
        wire::row(self)
    }

    /// Our id, such as `users.create`. Also the file name of its vectors and the method of the JavaScript client.
    pub fn id(self) -> &'static str {
        facts::id(generated::facts(self.0))
    }

    /// The vendor's own name for it, where it has one.
    pub fn vendor_id(self) -> Option<&'static str> {
        self.facts().vendor_id
    }

    /// What it does, in at most 60 characters.
    pub fn summary(self) -> &'static str {
        self.facts().summary
    }

    /// Path template after the base, such as `/users/{id}`.
    pub fn path(self) -> &'static str {
        self.facts().path
    }

    /// Family it belongs to, such as `users`.
    pub fn family(self) -> &'static Family {
        generated::family(self.0)
    }

    /// The rest of what is known.
    pub fn facts(self) -> Facts {
        Facts::read(generated::facts(self.0))
    }
}

/// A group of operations that share a base path and an OpenAPI document.
#[derive(Debug)]
pub struct Family {
    /// Name of its document, such as `users`.
    pub name: &'static str,
    /// What it is for, in two to four words.
    pub title: &'static str,
    /// First part of the path of each of its operations.
    pub base: &'static str,
    /// How many operations it has.
    pub count: u16,
}

impl Family {
    /// The family of an operation past the end, which no index reaches.
    pub(crate) const NONE: Self = Self { name: "", title: "", base: "", count: 0 };
}

/// HTTP methods that the API or a server of it meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
    /// HEAD: no operation uses it; servers meet it.
    Head,
    /// OPTIONS: no operation uses it; browsers send it before a cross-origin call.
    Options,
}

impl Method {
    /// The name in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }

    /// The method with this exact name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete, Self::Head, Self::Options]
            .into_iter()
            .find(|method| method.as_str() == name)
    }
}

/// One part of a path between two slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Stands as it is.
    Literal(&'static str),
    /// Is filled with the argument of this name.
    Argument(&'static str),
}

/// A query or header parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How several values are written.
    pub style: Style,
    /// Whether the vendor demands it.
    pub required: bool,
}

/// Where a parameter goes. (Path arguments are [`Segment`]s.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// After the `?`.
    Query,
    /// Among the headers.
    Header,
}

/// How values of one parameter are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// One value.
    Single,
    /// The name repeated: `jobId=a&jobId=b`.
    Repeat,
    /// Joined: `language=en,de`.
    Comma,
    /// One name for each key, values joined: `custom_field.<id>=v1,v2`.
    CustomField,
}

/// Which credential an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// An API key or an access token.
    KeyOrToken,
    /// None is needed, one may be sent.
    Optional,
    /// A partner's API key only.
    Key,
    /// An access token of a partner only.
    Partner,
    /// None.
    None,
}

/// How the scopes of an operation combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopesMode {
    /// Each is needed.
    All,
    /// One suffices.
    Any,
    /// Sources disagree; each is plausible.
    Unknown,
}

/// Limits for one credential on one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second.
    pub per_second: u8,
    /// Requests in flight.
    pub concurrent: u8,
}

/// What a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing.
    None,
    /// `application/json`
    Json,
    /// `application/json-patch+json`: a list of RFC 6902 operations.
    JsonPatch,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`
    Multipart,
}

impl BodyKind {
    /// Media type without parameters. `None` where there is no body.
    pub fn media_type(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Json => Some("application/json"),
            Self::JsonPatch => Some("application/json-patch+json"),
            Self::Form => Some("application/x-www-form-urlencoded"),
            Self::Multipart => Some("multipart/form-data"),
        }
    }
}

/// How a list is paged: which query parameters ask for a page, and where the answer says how to go on.
#[derive(Debug, PartialEq, Eq)]
pub struct Paging {
    /// The manner.
    pub dialect: Dialect,
    /// Query parameter that takes the cursor, the offset or the page number, by dialect. Empty where there is none.
    pub position: &'static str,
    /// Query parameter for the size of a page. Empty where there is none.
    pub limit: &'static str,
    /// Size of a page where none is asked for. 0 where it is not documented.
    pub default: u16,
    /// Largest size of a page. 0 where it is not documented.
    pub max: u16,
    /// Key of the items in the answer. `Some("")`: the answer is the list. `None`: not documented.
    pub items: Option<&'static str>,
    /// Key of the next cursor in the answer. Empty where there is none.
    pub cursor: &'static str,
    /// Key of the total in the answer. Empty where there is none.
    pub total: &'static str,
    /// Whether the answer has a `Link` header with `rel="next"`.
    pub link: bool,
    /// A query parameter with its value, such as `sort=job_id`, without which pages may lose items. Empty where none is needed.
    pub whole: &'static str,
}

/// The manners of paging that the API has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The answer names the next cursor in its body.
    Cursor,
    /// The answer names the next cursor in its `Link` header only.
    Link,
    /// As `Cursor`, with `nextPageId` in both directions.
    Audit,
    /// As `Cursor`, with `page` and `nextPage`, up to 1000 a page.
    Reporting,
    /// By offset and limit.
    Offset,
    /// By page number, from 0.
    Page,
    /// The answer is complete.
    None,
}
