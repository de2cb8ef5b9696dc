//! Reads every error envelope that the vendor is known to send.
//!
//! | envelope | where |
//! | --- | --- |
//! | `{message?, errors: [{code, message?}]}` | most families |
//! | `{message?, errors: [{dataPath, message}]}` | 422 of `users.create` |
//! | `{id, code, message?}` | applying to postings |
//! | `{error, error_description?}` | tokens |
//! | `{message}` | gateway |
//! | `{id, httpCode, code, message, helpUrl}` | old marketplace |
//! | nothing, HTML, truncated JSON | many 500s, proxies |

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{Broken, Reader};

/// One thing that the vendor found wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorFault {
    /// The vendor's code, such as `USER_NOT_FOUND`.
    pub code: Option<String>,
    /// The vendor's sentence.
    pub message: Option<String>,
    /// Path of the field at fault, such as `/location/city`.
    pub data_path: Option<String>,
}

#[derive(Default)]
pub(super) struct Envelope {
    pub(super) message: Option<String>,
    pub(super) faults: Vec<VendorFault>,
}

/// Reads what it can: a body that breaks off keeps what came before the break.
pub(super) fn read(body: &[u8]) -> Envelope {
    let mut envelope = Envelope::default();
    let mut outer = VendorFault::default();
    let mut reader = Reader::new(body);
    let read = reader.object(|key, reader| {
        match key {
            "message" | "error_description" => keep(&mut envelope.message, reader)?,
            "code" | "error" => keep(&mut outer.code, reader)?,
            "errors" if reader.peek() == Some(b'[') => reader.array(|reader| {
                envelope.faults.push(fault(reader)?);
                Ok(())
            })?,
            _ => reader.skip()?,
        }
        Ok(())
    });
    if outer.code.is_some() {
        outer.message.clone_from(&envelope.message);
        let inner = core::mem::take(&mut envelope.faults);
        envelope.faults = core::iter::once(outer).chain(inner).collect();
    }
    if envelope.message.is_none() {
        envelope.message = envelope.faults.iter().find_map(|fault| fault.message.clone());
    }
    match read {
        Ok(()) | Err(Broken) => envelope,
    }
}

fn fault(reader: &mut Reader<'_>) -> Result<VendorFault, Broken> {
    let mut fault = VendorFault::default();
    if reader.peek() != Some(b'{') {
        fault.message = reader.text_or_skip()?;
        return Ok(fault);
    }
    reader.object(|key, reader| match key {
        "code" => keep(&mut fault.code, reader),
        "message" => keep(&mut fault.message, reader),
        "dataPath" => keep(&mut fault.data_path, reader),
        _ => reader.skip(),
    })?;
    Ok(fault)
}

/// Keeps the first text; later ones and values that are no text are passed.
fn keep(slot: &mut Option<String>, reader: &mut Reader<'_>) -> Result<(), Broken> {
    let found = reader.text_or_skip()?;
    if slot.is_none() {
        *slot = found.filter(|text| !text.is_empty());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(body: &str) -> (Option<String>, Vec<Option<String>>) {
        let envelope = read(body.as_bytes());
        (envelope.message, envelope.faults.into_iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn every_envelope_gives_its_message_and_codes() {
        let text = |text: &str| Some(String::from(text));
        for (body, message, found) in [
            (r#"{"message":"m","errors":[{"code":"A","message":"x"},{"code":"B"}]}"#, text("m"), Vec::from([text("A"), text("B")])),
            (r#"{"errors":[{"code":"A","message":"x"}]}"#, text("x"), Vec::from([text("A")])),
            (r#"{"id":"1","code":"RESOURCE_NOT_FOUND_ERROR","message":"m"}"#, text("m"), Vec::from([text("RESOURCE_NOT_FOUND_ERROR")])),
            (r#"{"error":"invalid_client","error_description":"d"}"#, text("d"), Vec::from([text("invalid_client")])),
            (r#"{"message":"No access to feature"}"#, text("No access to feature"), Vec::new()),
            (
                r#"{"id":"1","httpCode":"400","code":"invalid_industry","message":"m","helpUrl":"h"}"#,
                text("m"),
                Vec::from([text("invalid_industry")]),
            ),
            ("", None, Vec::new()),
            ("<html>", None, Vec::new()),
            ("[1]", None, Vec::new()),
            (r#"{"message":null,"errors":null}"#, None, Vec::new()),
            (r#"{"message":"m","errors":[{"code":"A"},{"co"#, text("m"), Vec::from([text("A")])),
        ] {
            assert_eq!(codes(body), (message, found), "{body}");
        }
    }

    #[test]
    fn the_field_at_fault_is_kept() {
        let envelope = read(br#"{"errors":[{"dataPath":"/firstName","message":"is required"}]}"#);
        assert_eq!(envelope.faults.first().and_then(|fault| fault.data_path.as_deref()), Some("/firstName"));
        assert_eq!(envelope.message.as_deref(), Some("is required"));
    }
}
