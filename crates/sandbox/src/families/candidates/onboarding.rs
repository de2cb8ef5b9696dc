//! How far the handover of a hired person has come.

use smartrecruiters_core::Response;

use super::reach;
use crate::call::Call;
use crate::fault::Fault;
use crate::json::json;
use crate::reply;

/// The onboarding status of an application.
pub(super) fn get(call: &mut Call<'_>) -> Result<Response, Fault> {
    let (_, application) = reach::any_application(call)?;
    active(call)?;
    let status = application.onboarding.as_deref().ok_or_else(|| not_active("this application has no onboarding status yet"))?;
    Ok(reply::json(200, &json!({ "onboardingStatus": status })))
}

/// Sets the onboarding status of an application.
pub(super) fn update(call: &mut Call<'_>) -> Result<Response, Fault> {
    reach::any_application(call)?;
    active(call)?;
    let status = call.text("/onboardingStatus").map(Into::into);
    reach::change(call, |application| application.onboarding = status)?;
    Ok(reply::empty(204))
}

fn active(call: &Call<'_>) -> Result<(), Fault> {
    if !call.config.candidate_fields {
        return Err(Fault::new(404, "CANDIDATE_FIELDS_FEATURE_MISSING", "the plan of the company lacks candidate fields"));
    }
    if !call.config.onboarding_status {
        return Err(not_active("the company has not activated the onboarding status"));
    }
    Ok(())
}

fn not_active(message: &str) -> Fault {
    Fault::new(404, "ONBOARDING_STATUS_NOT_ACTIVE", message)
}
