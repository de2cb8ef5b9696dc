//! Bytes as files: saved to the disk, or shown from an address of the page's own.

use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// An address of bytes, as long as it is kept.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Address(String);

impl Address {
    /// An address for these bytes. `None` where the page may have none.
    pub(crate) fn of(bytes: &[u8], media_type: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// The address.
    pub(crate) fn href(&self) -> &str {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        _ = Url::revoke_object_url(&self.0);
    }
}

/// Saves bytes under a name, as the browser saves what one downloads.
pub(crate) fn save(name: &str, media_type: &str, bytes: &[u8]) {
    let Some(address) = Address::of(bytes, media_type) else { return };
    let anchor = web_sys::window().and_then(|window| window.document()).and_then(|document| document.create_element("a").ok());
    let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) else { return };
    anchor.set_href(address.href());
    anchor.set_download(name);
    anchor.click();
    // The browser reads the address after this call is over.
    gloo_timers::callback::Timeout::new(KEPT_MS, move || drop(address)).forget();
}

const KEPT_MS: u32 = 60_000;
