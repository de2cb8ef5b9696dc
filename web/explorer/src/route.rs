//! Which page an address names: `users.create.html` an operation, `users.html` a family, `event.job.created.html` an event, nothing the
//! start. All pages are in one folder, so that addresses work wherever the folder is put. Links of an older form, `#/users.create`, lead on.

use smartrecruiters_catalogue::{Family, Operation, events, families, find, find_vendor, operations};
use smartrecruiters_core::percent;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// The start.
    Home,
    /// A family and its operations.
    Family(&'static str),
    /// One operation.
    Operation(Operation),
    /// All events that the vendor sends.
    Events,
    /// One of them, with its summary.
    Event(&'static str, &'static str),
    /// All error codes.
    Codes,
    /// One of them.
    Code(&'static str),
    /// What has changed from version to version.
    Changes,
    /// Keeping the page for use without a network.
    Offline,
    /// What is kept on the device.
    History,
    /// An address that names nothing; it is kept to be shown.
    Missing(String),
}

impl Route {
    /// The page of an address: its path, such as `/docs/users.create.html`, and what follows it from `#` on.
    pub(crate) fn of(path: &str, fragment: &str) -> Self {
        match fragment.strip_prefix("#/") {
            Some(name) => Self::parse(name.split('?').next().unwrap_or_default().trim_end_matches('/')),
            None => Self::parse(path.rsplit('/').next().unwrap_or_default()),
        }
    }

    /// The page of a file's name. The vendor's names lead to their operations too.
    fn parse(name: &str) -> Self {
        let name = percent::decode(name, false).unwrap_or_else(|| name.to_owned());
        let name = name.strip_suffix(".html").unwrap_or(&name);
        let by_id = || find(name).or_else(|| find_vendor(name)).map(Self::Operation);
        let by_family = || family(name).map(|family| Self::Family(family.name));
        match name {
            "" | "index" => Self::Home,
            EVENTS => Self::Events,
            CODES => Self::Codes,
            CHANGES => Self::Changes,
            OFFLINE => Self::Offline,
            HISTORY => Self::History,
            _ => by_kind(name).or_else(by_id).or_else(by_family).unwrap_or_else(|| Self::Missing(name.to_owned())),
        }
    }

    /// Its address, from every other page.
    pub(crate) fn href(&self) -> String {
        match self.name() {
            Some(name) => format!("{name}.html"),
            None => "./".to_owned(),
        }
    }

    /// Name of its file, without the ending. The start has none.
    pub(crate) fn name(&self) -> Option<String> {
        let name = match self {
            Self::Home => return None,
            Self::Family(name) => (*name).to_owned(),
            Self::Operation(operation) => operation.id().to_owned(),
            Self::Events => EVENTS.to_owned(),
            Self::Event(name, _) => format!("{EVENT}{name}"),
            Self::Codes => CODES.to_owned(),
            Self::Code(code) => format!("{CODE}{code}"),
            Self::Changes => CHANGES.to_owned(),
            Self::Offline => OFFLINE.to_owned(),
            Self::History => HISTORY.to_owned(),
            Self::Missing(name) => {
                let mut encoded = String::new();
                percent::encode(name, &mut encoded);
                encoded
            }
        };
        Some(name)
    }

    /// Title of the browser's tab. Never holds anything that was typed.
    pub(crate) fn title(&self) -> String {
        let page = match self {
            Self::Home => return PRODUCT.to_owned(),
            Self::Family(name) => family(name).map_or(*name, |family| family.title),
            Self::Operation(operation) => operation.summary(),
            Self::Events => "Events",
            Self::Event(_, summary) => summary,
            Self::Codes => "Error codes",
            Self::Code(code) => code,
            Self::Changes => "Changes",
            Self::Offline => "Offline",
            Self::History => "History",
            Self::Missing(_) => "Not found",
        };
        format!("{page} · {PRODUCT}")
    }

    /// The family that the page belongs to.
    pub(crate) fn family(&self) -> Option<&'static str> {
        match self {
            Self::Family(name) => Some(name),
            Self::Operation(operation) => Some(operation.family().name),
            Self::Event(..) => Some(WEBHOOKS),
            Self::Home | Self::Events | Self::Codes | Self::Code(_) | Self::Changes | Self::Offline | Self::History | Self::Missing(_) => {
                None
            }
        }
    }

    /// Every page that there is.
    #[cfg(any(test, feature = "ssr"))]
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let fixed = [Self::Home, Self::Events, Self::Codes, Self::Changes, Self::Offline, Self::History].into_iter();
        let families = families().iter().map(|family| Self::Family(family.name));
        let events = events().iter().map(|(name, summary)| Self::Event(name, summary));
        fixed.chain(families).chain(operations().map(Self::Operation)).chain(events).chain(codes().into_iter().map(Self::Code))
    }
}

fn by_kind(name: &str) -> Option<Route> {
    if let Some(event) = name.strip_prefix(EVENT) {
        return events().iter().find(|(name, _)| *name == event).map(|(name, summary)| Route::Event(name, summary));
    }
    let code = name.strip_prefix(CODE)?;
    operations()
        .flat_map(|operation| operation.facts().failures.iter().flat_map(|(_, codes)| codes.iter()))
        .find(|known| *known == code)
        .map(Route::Code)
}

/// Every error code, by name.
pub(crate) fn codes() -> Vec<&'static str> {
    let mut all: Vec<&str> =
        operations().flat_map(|operation| operation.facts().failures.iter().flat_map(|(_, codes)| codes.iter())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The family of this name.
pub(crate) fn family(name: &str) -> Option<&'static Family> {
    families().iter().copied().find(|family| family.name == name)
}

/// Family of the operations that subscribe, whose document tells of the events.
const WEBHOOKS: &str = "webhooks";
const EVENTS: &str = "events";
const EVENT: &str = "event.";
const CODES: &str = "codes";
const CODE: &str = "code.";
const CHANGES: &str = "changes";
const HISTORY: &str = "history";
const OFFLINE: &str = "offline";
const PRODUCT: &str = "SmartRecruiters API explorer";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_found_by_our_name_and_by_the_vendors() {
        let create = find("users.create").expect("it is in the catalogue");
        assert_eq!(Route::of("/any/where/users.create.html", ""), Route::Operation(create));
        let list = find("users.list").expect("it is in the catalogue");
        assert_eq!(Route::of("/", "#/users.all"), Route::Operation(list));
        assert_eq!(Route::of("/users.create", "#body"), Route::Operation(create));
    }

    #[test]
    fn every_page_has_an_address_of_its_own_that_leads_back() {
        let mut seen: Vec<String> = Vec::new();
        for route in Route::all() {
            let href = route.href();
            assert_eq!(Route::of(&format!("/docs/{href}").replace("./", ""), ""), route);
            seen.push(href.to_ascii_lowercase());
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count, "some file systems take two names that differ in capitals for one");
    }

    #[test]
    fn addresses_of_the_older_form_lead_on() {
        let create = find("users.create").expect("it is in the catalogue");
        assert_eq!(Route::of("/jobs.html", "#/users.create"), Route::Operation(create));
        assert_eq!(Route::of("/", "#/users.create?id=1"), Route::Operation(create));
        assert_eq!(Route::of("/", "#/"), Route::Home);
    }

    #[test]
    fn an_unknown_address_is_kept_and_encoded() {
        let route = Route::of("/no%20such.html", "");
        assert_eq!(route, Route::Missing("no such".to_owned()));
        assert_eq!(route.href(), "no%20such.html");
        assert_eq!((Route::of("/", ""), Route::of("/docs/index.html", "")), (Route::Home, Route::Home));
    }
}
