//! What partners had set up by then, and the one report that had run.

use alloc::string::String;
use alloc::vec::Vec;

use super::moment;
use super::users::user_id;
use crate::world::partners::{Customer, Partners};
use crate::world::reporting::{REPORTS, Reporting, Run};

pub(super) fn grow() -> Partners {
    Partners {
        configuration: serde_json::from_slice(CONFIGURATION.as_bytes()).unwrap_or_default(),
        // An administrator of the first company has agreed to be connected anew.
        customers: Vec::from([
            Customer { id: "AlderRobotics", connected: true, consented: true },
            Customer { id: "BirchLogistics", connected: false, consented: false },
        ]),
        configs: Vec::from([("assessmentNotificationUrl".into(), "https://api.testlab.example/notifications".into())]),
        feed: Vec::new(),
    }
}

/// The first report ran by itself on the last Monday of October.
pub(super) fn reporting() -> Reporting {
    let run = |report| Run {
        id: String::from("7d6c5b4a-3928-4716-8504-f3e2d1c0b9a8"),
        report,
        ad_hoc: false,
        asked_ms: moment("2026-10-26T13:00:00.000Z"),
        requestor: user_id(1),
        content: None,
    };
    Reporting { runs: REPORTS.first().map(run).into_iter().collect() }
}

const CONFIGURATION: &str = r#"{
    "consentUrl": "https://app.testlab.example/integration", "consentDisplayMode": "REDIRECT",
    "assessmentPackageListUrl": "https://api.testlab.example/packages",
    "singleAssessmentPackageUrl": "https://api.testlab.example/packages",
    "packageOrderUrl": "https://api.testlab.example/packages/orders",
    "oauthTokenUrl": "https://api.testlab.example/oauth/token",
    "integrationDisableUrl": "https://api.testlab.example/integrations/companies",
    "fields": [{"id": "controlsTrack", "name": "Controls track", "description": "Track of questions to use"}],
    "supportedAssessmentTypes": ["SKILL_TEST"]
}"#;
