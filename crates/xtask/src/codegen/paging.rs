//! How a list is paged: `x-paging`.

use super::fault::Faults;
use super::vocabulary;
use super::yaml::Node;

/// A row of the table `PAGING`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paging {
    pub(crate) dialect: &'static str,
    pub(crate) position: String,
    pub(crate) limit: String,
    pub(crate) default: u16,
    pub(crate) max: u16,
    pub(crate) items: Option<String>,
    pub(crate) cursor: String,
    pub(crate) total: String,
    pub(crate) link: bool,
    pub(crate) whole: String,
}

/// Names of dialects, and the request key that says which parameter takes the position.
const DIALECTS: &[(&str, (&str, &str))] = &[
    ("cursor", ("Cursor", "cursor")),
    ("link", ("Link", "cursor")),
    ("audit", ("Audit", "cursor")),
    ("reporting", ("Reporting", "cursor")),
    ("offset", ("Offset", "offset")),
    ("page", ("Page", "page")),
    ("none", ("None", "")),
];

/// Reads `x-paging`. `None` after a fault in the dialect.
pub(crate) fn read(node: &Node, faults: &mut Faults) -> Option<Paging> {
    faults.keys(node, &vocabulary::PAGING);
    let (dialect, key) = faults.choice(node, "dialect", DIALECTS)?;
    let response = faults.need(node, "response")?;
    faults.keys(response, &vocabulary::PAGING_RESPONSE);
    let mut paging = Paging {
        dialect,
        position: String::new(),
        limit: String::new(),
        default: 0,
        max: 0,
        items: faults.text(response, "items"),
        cursor: faults.text(response, "cursor").unwrap_or_default(),
        total: faults.text(response, "total").unwrap_or_default(),
        link: faults.flag(response, "link"),
        whole: String::new(),
    };
    if let Some(request) = node.get("request") {
        faults.keys(request, &vocabulary::PAGING_REQUEST);
        paging.position = faults.text(request, key).unwrap_or_default();
        paging.limit = faults.text(request, "limit").unwrap_or_default();
        paging.default = faults.number(request, "default");
        paging.max = faults.number(request, "max");
        paging.whole = faults.text(request, "whole").unwrap_or_default();
    }
    if !key.is_empty() && paging.position.is_empty() {
        faults.add(node.place, format!("`request.{key}` is missing"), format!("name the query parameter that takes the {key}"));
    }
    Some(paging)
}
