//! What may be set.

use smartrecruiters_sandbox::Config;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The usual settings with those that are given: the fields of [`Config`] in camel case.
///
/// # Errors
/// A setting is unknown or of the wrong type.
pub(crate) fn read(settings: &JsValue) -> Result<Config, JsError> {
    if settings.is_undefined() {
        return Ok(Config::default());
    }
    Config::from_json(&stringify(settings)).map_err(|why| JsError::new(&why))
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn stringify(value: &JsValue) -> String;
}
