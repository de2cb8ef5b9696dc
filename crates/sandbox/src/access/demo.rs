//! Credentials that every sandbox knows. They open nothing else.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::credentials::{Credential, Kind};
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

/// Id of the user whom the API key and the first client stand for.
const MAYA: &str = "5f8a1c2e9b3d4a0012c4e101";

/// The credentials of a sandbox at its beginning.
pub(super) fn all() -> Vec<Credential> {
    use Role::{Administrator, Employee, Extended, Standard};
    let own = |kind, id, secret, role, access, user| Credential {
        id: Cow::Borrowed(id),
        secret: Cow::Borrowed(secret),
        kind,
        access,
        user,
        role,
    };
    let client = |id, secret, role| own(Kind::Client, id, secret, role, Access::All, somebody(role));
    let provider = |id, secret, scope| own(Kind::Client, id, secret, Administrator, Access::Only(scope), "");
    Vec::from([
        own(Kind::Key, "key", DEMO_API_KEY, Administrator, Access::All, MAYA),
        client(DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, Administrator),
        own(Kind::Client, DEMO_READER_ID, DEMO_READER_SECRET, Extended, Access::ReadOnly, "5f8a1c2e9b3d4a0012c4e102"),
        client(DEMO_WEAK_ID, DEMO_WEAK_SECRET, Employee),
        client(DEMO_RECRUITER_ID, DEMO_RECRUITER_SECRET, Extended),
        client(DEMO_MANAGER_ID, DEMO_MANAGER_SECRET, Standard),
        own(Kind::Partner, "partner", DEMO_PARTNER_KEY, Administrator, Access::All, ""),
        provider(DEMO_PROVIDER_ID, DEMO_PROVIDER_SECRET, "partner_configuration_manage"),
        provider(DEMO_ASSESSMENT_ID, DEMO_ASSESSMENT_SECRET, "assessment_result_manage"),
    ])
}

/// A user with this role, whom its credentials stand for.
pub(super) fn somebody(role: Role) -> &'static str {
    match role {
        Role::Administrator => MAYA,
        Role::Extended => "5f8a1c2e9b3d4a0012c4e109",
        Role::Standard => "5f8a1c2e9b3d4a0012c4e103",
        Role::Restricted => "5f8a1c2e9b3d4a0012c4e106",
        Role::Employee => "5f8a1c2e9b3d4a0012c4e107",
    }
}
