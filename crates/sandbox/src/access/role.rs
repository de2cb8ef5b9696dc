//! System roles, and what each suffices for.

use smartrecruiters_catalogue::{Operation, ScopesMode};

use crate::fault::Fault;

/// The five roles that every company has, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Employee,
    Restricted,
    Standard,
    Extended,
    Administrator,
}

impl Role {
    /// The role with this id.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        [Self::Employee, Self::Restricted, Self::Standard, Self::Extended, Self::Administrator].into_iter().find(|role| role.id() == id)
    }

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Employee => "EMPLOYEE",
            Self::Restricted => "RESTRICTED",
            Self::Standard => "STANDARD",
            Self::Extended => "EXTENDED",
            Self::Administrator => "ADMINISTRATOR",
        }
    }
}

/// Refuses a role that is too weak, with the code that the operation documents for it: some say so with 401.
pub(super) fn check(role: Role, operation: Operation) -> Result<(), Fault> {
    let needed = needed(operation);
    if role >= needed {
        return Ok(());
    }
    let message = alloc::format!("the system role {} may not do this: {} needs {} or more", role.id(), operation.id(), needed.id());
    let (status, code) = documented(operation).unwrap_or((403, "PERMISSION_DENIED"));
    Err(Fault::new(status, code, message))
}

/// The weakest role that may call. Own reading of the roles: the vendor documents only that administration needs one.
fn needed(operation: Operation) -> Role {
    if OPEN_TO_ALL.contains(&operation.id()) {
        return Role::Employee;
    }
    let by_scope = |scope: &str| match scope {
        "users_manage" | "configuration_manage" | "audit_events_read" | "messages_read" => Role::Administrator,
        _ if scope.starts_with("webhooks_") => Role::Administrator,
        "users_read" | "jobs_manage" | "jobs_publications_manage" => Role::Extended,
        "candidates_manage" | "candidates_create" | "candidates_offers_read" => Role::Standard,
        _ => Role::Restricted,
    };
    let roles = operation.facts().scopes.iter().map(by_scope);
    let strictest = operation.facts().scopes_mode == ScopesMode::All;
    if strictest { roles.max() } else { roles.min() }.unwrap_or(Role::Restricted)
}

fn documented(operation: Operation) -> Option<(u16, &'static str)> {
    let failures = operation.facts().failures.iter();
    let all = failures.flat_map(|(status, codes)| codes.iter().map(move |code| (status, code)));
    let mut all = all.filter(|(status, code)| matches!(status, 401 | 403) && TOO_WEAK.contains(code)).peekable();
    let first = all.peek().copied();
    all.find(|(_, code)| *code == "PERMISSION_DENIED").or(first)
}

const OPEN_TO_ALL: [&str; 2] = ["users.me", "usersLegacy.me"];

const TOO_WEAK: [&str; 10] = [
    "PERMISSION_DENIED",
    "NOT_AUTHORIZED_TO_ACCESS_RESOURCE",
    "UNAUTHORIZED_TO_ACCESS_JOB",
    "UNAUTHORIZED_ACCESS",
    "ACCESS_FORBIDDEN",
    "NO_ACCESS_TO_JOB",
    "NO_ACCESS_TO_CANDIDATE",
    "NO_ACCESS_TO_APPROVALS",
    "NO_ACCESS_TO_OFFERS",
    "NO_PERMISSION_TO_MANAGE_WEBHOOKS",
];
