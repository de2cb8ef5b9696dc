//! Credentials that every sandbox knows. They open nothing else.

use super::{Access, Role};

/// API key of Maya Okafor, who may do everything.
pub const DEMO_API_KEY: &str = "DCRA1-00000000000000000000000000000000";
/// Client credential with every scope and the role of an administrator.
pub const DEMO_CLIENT_ID: &str = "alder-robotics-sync";
/// Secret of [`DEMO_CLIENT_ID`].
pub const DEMO_CLIENT_SECRET: &str = "00000000000000000000000000000000";
/// Client credential with the scopes that read, and an extended role: changes are refused for want of a scope.
pub const DEMO_READER_ID: &str = "alder-robotics-reader";
/// Secret of [`DEMO_READER_ID`].
pub const DEMO_READER_SECRET: &str = "11111111111111111111111111111111";
/// Client credential with every scope and the role of an employee: most calls are refused for want of a role.
pub const DEMO_WEAK_ID: &str = "alder-robotics-employee";
/// Secret of [`DEMO_WEAK_ID`].
pub const DEMO_WEAK_SECRET: &str = "22222222222222222222222222222222";
/// Client credential with every scope and the role of Piotr Zieliński, a recruiter: all jobs and candidates, but no templates.
pub const DEMO_RECRUITER_ID: &str = "alder-robotics-recruiter";
/// Secret of [`DEMO_RECRUITER_ID`].
pub const DEMO_RECRUITER_SECRET: &str = "44444444444444444444444444444444";
/// Client credential with every scope and the role of Priya Raman, a hiring manager: the jobs of her teams, and their candidates.
pub const DEMO_MANAGER_ID: &str = "alder-robotics-manager";
/// Secret of [`DEMO_MANAGER_ID`].
pub const DEMO_MANAGER_SECRET: &str = "55555555555555555555555555555555";
/// Key of a partner: a job board, and a seller in the old marketplace.
pub const DEMO_PARTNER_KEY: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Master credential of a provider of assessments.
pub const DEMO_PROVIDER_ID: &str = "testlab-master";
/// Secret of [`DEMO_PROVIDER_ID`].
pub const DEMO_PROVIDER_SECRET: &str = "66666666666666666666666666666666";
/// Credential of that provider for the company: what connecting it answers.
pub const DEMO_ASSESSMENT_ID: &str = "alder-robotics-testlab";
/// Secret of [`DEMO_ASSESSMENT_ID`].
pub const DEMO_ASSESSMENT_SECRET: &str = "77777777777777777777777777777777";
/// Authorization code that [`DEMO_CLIENT_ID`] can exchange once for an access token and a refresh token.
pub const DEMO_CODE: &str = "DCRA1-33333333333333333333333333333333";

/// A client credential and what its tokens may do.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) id: &'static str,
    pub(super) secret: &'static str,
    pub(super) access: Access,
    /// Name in rate limits.
    pub(super) user: &'static str,
    pub(super) role: Role,
}

/// Id of the user whom the API key and the first client stand for.
pub(super) const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";

pub(super) const CLIENTS: [Client; 7] = [
    Client { id: DEMO_CLIENT_ID, secret: DEMO_CLIENT_SECRET, access: Access::All, user: MAYA, role: Role::Administrator },
    Client {
        id: DEMO_READER_ID,
        secret: DEMO_READER_SECRET,
        access: Access::ReadOnly,
        user: "5f8a1c2e9b3d4a0012c4e102",
        role: Role::Extended,
    },
    Client { id: DEMO_WEAK_ID, secret: DEMO_WEAK_SECRET, access: Access::All, user: "5f8a1c2e9b3d4a0012c4e107", role: Role::Employee },
    Client {
        id: DEMO_RECRUITER_ID,
        secret: DEMO_RECRUITER_SECRET,
        access: Access::All,
        user: "5f8a1c2e9b3d4a0012c4e109",
        role: Role::Extended,
    },
    Client {
        id: DEMO_MANAGER_ID,
        secret: DEMO_MANAGER_SECRET,
        access: Access::All,
        user: "5f8a1c2e9b3d4a0012c4e103",
        role: Role::Standard,
    },
    partner(DEMO_PROVIDER_ID, DEMO_PROVIDER_SECRET, "partner_configuration_manage"),
    partner(DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET, "assessment_result_manage"),
];

const fn partner(id: &'static str, secret: &'static str, scope: &'static str) -> Client {
    Client { id, secret, access: Access::Only(scope), user: "", role: Role::Administrator }
}
