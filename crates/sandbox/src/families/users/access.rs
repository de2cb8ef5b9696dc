//! Who may sign in, and the picture.

use smartrecruiters_core::Response;

use super::{find, find_mut};
use crate::call::Call;
use crate::fault::Fault;
use crate::reply;
use crate::world::{Change, Subject};

/// Sends a mail for a new password. The sandbox sends none.
pub(crate) fn reset_password(call: &mut Call<'_>) -> Result<Response, Fault> {
    let user = find(call, &call.argument("id"))?;
    if user.text("ssoLoginMode") == Some("SSO") {
        return Err(Fault::new(403, "PASSWORD_AUTHENTICATION_DISABLED", "this user signs in by single sign-on"));
    }
    if user.text("email").is_none() {
        return Err(Fault::new(400, "USER_EMAIL_INVALID", "this user has no e-mail address"));
    }
    if !user.active {
        return Err(Fault::new(400, "USER_DISABLED", "this user is not active"));
    }
    if user.locked {
        return Err(Fault::new(400, "USER_LOCKED", "this user is locked after too many wrong passwords"));
    }
    let subject = Subject::User(user.id.clone());
    call.world.journal.note(Change::logged(subject, "USER_PASSWORD_RESET"));
    Ok(reply::empty(204))
}

/// Sends an invitation. The sandbox sends none, and the user stays inactive.
pub(crate) fn send_activation(call: &mut Call<'_>) -> Result<Response, Fault> {
    let user = find(call, &call.argument("id"))?;
    if user.text("email").is_none() || user.active {
        let message = if user.active { "this user is active already" } else { "this user has no e-mail address" };
        return Err(Fault::new(422, "ACTIVATION_EMAIL_UNAVAILABLE", message));
    }
    Ok(reply::empty(204))
}

/// Lets the user sign in, also one who was locked out.
pub(crate) fn activate(call: &mut Call<'_>) -> Result<Response, Fault> {
    let user = find(call, &call.argument("id"))?;
    if user.active && call.config.activate_once {
        return Err(Fault::message(409, "this user is active already"));
    }
    if user.text("email").is_none() && !call.config.activate_without_email {
        return Err(Fault::new(400, "PROPERTY_INVALID", "this user has no e-mail address to sign in with"));
    }
    set_active(call, true)
}

/// Takes the user's access away.
pub(crate) fn deactivate(call: &mut Call<'_>) -> Result<Response, Fault> {
    set_active(call, false)
}

fn set_active(call: &mut Call<'_>, active: bool) -> Result<Response, Fault> {
    let now_ms = call.now_ms;
    let user = find_mut(call, &call.argument("id"))?;
    if user.active != active || user.locked {
        user.active = active;
        user.locked = false;
        user.updated_ms = now_ms;
    }
    Ok(reply::empty(204))
}

/// Takes a picture. No operation shows it again, so it is checked and not kept.
pub(crate) fn replace_avatar(call: &mut Call<'_>) -> Result<Response, Fault> {
    let id = call.argument("id");
    find(call, &id)?;
    let parts = call.parts("UNMARSHALLING_ERROR")?;
    let refused = |code, message| Fault::new(400, code, message);
    let part = parts.part("file").ok_or_else(|| refused("MISSING_FILE_PART", "there is no part with the exact name \"file\""))?;
    if part.file_name.as_deref().unwrap_or_default().is_empty() {
        return Err(refused("MISSING_FILE_NAME", "the part \"file\" has no file name"));
    }
    if part.media_type.as_deref().unwrap_or_default().is_empty() {
        return Err(refused("MISSING_MEDIA_TYPE", "the part \"file\" has no content type"));
    }
    let now_ms = call.now_ms;
    find_mut(call, &id)?.updated_ms = now_ms;
    call.world.journal.note(Change::logged(Subject::User(id), "USER_ACCOUNT_UPDATED"));
    Ok(reply::empty(204))
}
