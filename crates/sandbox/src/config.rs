//! What a sandbox can be told, above all where nobody knows what the vendor does.

use alloc::format;
use alloc::string::String;

mod settings;

/// Settings of a sandbox. The defaults are the likeliest behaviour; each field that says *not documented* stands for one unknown.
///
/// ```
/// use smartrecruiters_sandbox::{Config, OutOfRange, Sandbox};
/// let strict = Config { limit_out_of_range: OutOfRange::Refuse, retry_after: true, ..Config::default() };
/// let sandbox = Sandbox::new(strict);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Config {
    /// Scheme, host and prefix under which the sandbox is reached; addresses in answers start with it, and its path is taken off requests.
    pub origin: String,
    /// Seed of ids, tokens and people. The anchors of the company are the same for every seed.
    pub seed: u64,
    /// How many users the company has at first; twelve are always there.
    pub users: usize,
    /// How many candidates the company has at first; the two anchors are always there.
    pub candidates: usize,
    /// Whether requests beyond the rate of an operation are refused with 429. The four headers are sent either way.
    pub limits: bool,
    /// Whether a 429 says in `Retry-After` when to come back. Not documented.
    pub retry_after: bool,
    /// Whether pages of every origin may call. The vendor's own answer to browsers is not documented.
    pub cors: bool,
    /// Whether HEAD is served as GET without a body. Not documented.
    pub head: bool,
    /// Whether a 201 names the new resource in `Location`. None is declared.
    pub location_header: bool,
    /// Header that numbers the answers, such as `X-Request-Id`. The vendor's name for it is not documented.
    pub request_id_header: Option<&'static str>,
    /// Answer to a missing, wrong or expired credential. Status documented, body not.
    pub unauthorized: Refusal,
    /// Answer to a token that lacks a scope. Not documented.
    pub out_of_scope: Refusal,
    /// Body of a 429. Not documented.
    pub rate_limited: RefusalBody,
    /// Status for a wrong client id or secret at the token endpoint: 400 or 401. Not documented.
    pub invalid_client_status: u16,
    /// Whether a spent authorization code answers 200 with `{}`, as was seen, instead of `invalid_grant`. Not documented.
    pub spent_code_is_empty: bool,
    /// Which credential counts where a key and a token are sent together. Not documented.
    pub both_credentials: Precedence,
    /// Whether a wrong credential on a public operation is refused instead of ignored. Not documented.
    pub strict_public: bool,
    /// Fewest characters of the search `q` on users. Documented for the older users API alone.
    pub shortest_search: usize,
    /// Whether a user without an e-mail address can be activated; otherwise 400 `PROPERTY_INVALID`. Not documented.
    pub activate_without_email: bool,
    /// Whether activating an active user is refused with 409; otherwise it changes nothing. Not documented.
    pub activate_once: bool,
    /// What a page size beyond its range does. Not documented.
    pub limit_out_of_range: OutOfRange,
    /// Status of a known path with a method it does not have. Not documented.
    pub wrong_method_status: u16,
    /// Code of a body or parameter that does not fit its schema. Not documented.
    pub invalid_request_code: &'static str,
    /// Largest body in bytes; a larger one is refused with 413. Not documented.
    pub body_limit: usize,
    /// Most bytes of changes that are remembered for a snapshot; once there were more, snapshots are refused until the next reset.
    pub history_limit: usize,
    /// How long the publication or removal of a single ad takes in the background, in milliseconds. Not documented.
    pub posting_delay_ms: u64,
    /// Most ads of one job. Not documented.
    pub job_ads_limit: usize,
    /// Most ads of the company that are published at once. Not documented.
    pub published_ads_limit: usize,
    /// Most properties of jobs. The vendor's help names 200.
    pub job_properties_limit: usize,
    /// Most values of one property of jobs, archived ones among them. Not documented.
    pub job_property_values_limit: usize,
    /// Most values of one property of jobs that are in use. The vendor's help names 6,000.
    pub active_values_limit: usize,
    /// Most values of one property of candidates. The vendor's help names 1,000.
    pub candidate_property_values_limit: usize,
    /// Most attachments of one candidate. Not documented.
    pub attachments_limit: usize,
    /// Largest attachment in bytes. Not documented for this API; 10 MiB hold for applications.
    pub attachment_limit: usize,
    /// What a second candidate with the same e-mail address and last name does. Not documented.
    pub duplicate_candidate: DuplicateCandidate,
    /// Most subscriptions of one credential.
    pub subscriptions_limit: usize,
    /// After how many failed deliveries in a row a subscription is suspended. That it happens is documented, when is not.
    pub suspend_after: usize,
    /// Whether receivers of webhooks may be called by `http`, as those on one's own machine are. The vendor takes `https` alone.
    pub http_receivers: bool,
    /// Most types of interviews. Not documented; one request names at most 2,000.
    pub interview_types_limit: usize,
    /// Most users whom one message mentions or goes to. Not documented.
    pub recipients_limit: usize,
    /// Whether offers need an approval; otherwise they are sent without one.
    pub offer_approvals: bool,
    /// How long after its approval an offer is sent, in milliseconds: people do that in the web application.
    pub offer_delay_ms: u64,
    /// How long after sending an offer its document is fetched, in milliseconds. Not documented.
    pub document_delay_ms: u64,
    /// How long a new hire takes for each of the three assignments, in milliseconds.
    pub assignment_delay_ms: u64,
    /// How long a run of a report is pending, and after that running, in milliseconds. The vendor advises to ask once a minute.
    pub report_delay_ms: u64,
    /// Whether the company is connected to a provider of assessments.
    pub assessments: bool,
    /// Whether the operations of job boards and of the old marketplace refuse a customer's key. The vendor's take a partner's key alone; off
    /// lets one key try everything.
    pub partner_keys_only: bool,
    /// Whether the company has candidate fields in its plan.
    pub candidate_fields: bool,
    /// Whether the company has activated the onboarding status.
    pub onboarding_status: bool,
    /// Whether a refusal that is declared without a body has one all the same, which says why. Off is what the documents say.
    pub undeclared_bodies: bool,
    /// Whether `null` in a merge-style PATCH clears a field; otherwise it is ignored. Not documented.
    pub null_clears: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            origin: String::from("http://127.0.0.1:7878/sandbox"),
            seed: 1042,
            users: 12,
            candidates: 250,
            limits: true,
            retry_after: false,
            cors: true,
            head: true,
            location_header: false,
            request_id_header: None,
            unauthorized: Refusal { status: 401, body: RefusalBody::Message },
            out_of_scope: Refusal { status: 403, body: RefusalBody::Errors },
            rate_limited: RefusalBody::Message,
            invalid_client_status: 401,
            spent_code_is_empty: false,
            both_credentials: Precedence::Key,
            strict_public: false,
            shortest_search: 3,
            activate_without_email: true,
            activate_once: false,
            limit_out_of_range: OutOfRange::Clamp,
            wrong_method_status: 405,
            invalid_request_code: "INVALID_REQUEST",
            body_limit: 15 << 20,
            history_limit: 64 << 20,
            posting_delay_ms: 1500,
            job_ads_limit: 20,
            published_ads_limit: 100,
            job_properties_limit: 200,
            job_property_values_limit: 20_000,
            active_values_limit: 6000,
            candidate_property_values_limit: 1000,
            attachments_limit: 20,
            attachment_limit: 10 << 20,
            duplicate_candidate: DuplicateCandidate::Create,
            subscriptions_limit: 20,
            suspend_after: 100,
            http_receivers: false,
            interview_types_limit: 2000,
            recipients_limit: 100,
            offer_approvals: true,
            offer_delay_ms: 60_000,
            document_delay_ms: 5_000,
            assignment_delay_ms: 60_000,
            report_delay_ms: 2_000,
            assessments: true,
            partner_keys_only: false,
            candidate_fields: true,
            onboarding_status: true,
            undeclared_bodies: false,
            null_clears: true,
        }
    }
}

impl Config {
    /// Absolute address of a path of the API.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin.trim_end_matches('/'))
    }
}

/// An answer whose status or body nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Form of the body.
    pub body: RefusalBody,
}

/// The forms that a refusal may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalBody {
    /// `{"message": …}`
    Message,
    /// `{"message": …, "errors": [{"code": …, "message": …}]}`
    Errors,
    /// Nothing.
    Empty,
}

/// Which of two credentials counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// The API key.
    Key,
    /// The access token.
    Token,
    /// Neither: the request is refused.
    Refuse,
}

/// What a page size beyond its range does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfRange {
    /// The nearest size in range is used.
    Clamp,
    /// The request is refused with 400.
    Refuse,
}

/// What creating a candidate does who is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DuplicateCandidate {
    /// One more candidate is created.
    Create,
    /// The candidate that is there is answered.
    Reuse,
    /// The request is refused with 409 and `CANDIDATE_DATA_CONFLICT`.
    Refuse,
}
