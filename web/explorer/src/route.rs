//! Which page an address names: `#/users.create` an operation, `#/users` a family, nothing the start.

use smartrecruiters_catalogue::{Family, Operation, families, find, find_vendor};
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
    /// An address that names nothing; it is kept to be shown.
    Missing(String),
}

impl Route {
    /// The page of a fragment such as `#/users.create`. The vendor's names lead to their operations too.
    pub(crate) fn parse(fragment: &str) -> Self {
        let name = fragment.trim_start_matches('#').trim_start_matches('/').trim_end_matches('/');
        let name = percent::decode(name, false).unwrap_or_else(|| name.to_owned());
        if name.is_empty() {
            return Self::Home;
        }
        let by_id = || find(&name).or_else(|| find_vendor(&name)).map(Self::Operation);
        let by_family = || families().iter().find(|family| family.name == name).map(|family| Self::Family(family.name));
        by_id().or_else(by_family).unwrap_or(Self::Missing(name))
    }

    /// Its address within the page.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Family(name) => format!("#/{name}"),
            Self::Operation(operation) => format!("#/{}", operation.id()),
            Self::Missing(name) => {
                let mut href = "#/".to_owned();
                percent::encode(name, &mut href);
                href
            }
        }
    }

    /// Title of the browser's tab. Never holds anything that was typed.
    pub(crate) fn title(&self) -> String {
        let page = match self {
            Self::Home => return PRODUCT.to_owned(),
            Self::Family(name) => family(name).map_or(*name, |family| family.title),
            Self::Operation(operation) => operation.summary(),
            Self::Missing(_) => "Not found",
        };
        format!("{page} · {PRODUCT}")
    }

    /// The family that the page belongs to.
    pub(crate) fn family(&self) -> Option<&'static str> {
        match self {
            Self::Family(name) => Some(name),
            Self::Operation(operation) => Some(operation.family().name),
            Self::Home | Self::Missing(_) => None,
        }
    }
}

/// The family of this name.
pub(crate) fn family(name: &str) -> Option<&'static Family> {
    families().iter().copied().find(|family| family.name == name)
}

const PRODUCT: &str = "SmartRecruiters API explorer";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_found_by_our_name_and_by_the_vendors() {
        let create = find("users.create").expect("it is in the catalogue");
        assert_eq!(Route::parse("#/users.create"), Route::Operation(create));
        let list = find("users.list").expect("it is in the catalogue");
        assert_eq!(Route::parse("#/users.all"), Route::Operation(list));
    }

    #[test]
    fn every_operation_and_family_has_an_address_that_leads_back() {
        for operation in smartrecruiters_catalogue::operations() {
            let route = Route::Operation(operation);
            assert_eq!(Route::parse(&route.href()), route);
        }
        for family in families() {
            let route = Route::Family(family.name);
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_unknown_address_is_kept_and_encoded() {
        let route = Route::parse("#/no%20such");
        assert_eq!(route, Route::Missing("no such".to_owned()));
        assert_eq!(route.href(), "#/no%20such");
        assert_eq!((Route::parse(""), Route::parse("#/")), (Route::Home, Route::Home));
    }
}
