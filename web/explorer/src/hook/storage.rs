//! Texts by key in the browser's database. Where it refuses (private windows, full disks), it is as if nothing had been kept.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

/// The text with this key.
pub(crate) async fn read(key: &str) -> Option<String> {
    let open = Open::new(IdbTransactionMode::Readonly).await?;
    done(&open.store.get(&key.into()).ok()?).await?.as_string()
}

/// Keeps a text in the place of the one with this key.
pub(crate) async fn write(key: &str, text: &str) -> Option<()> {
    let open = Open::new(IdbTransactionMode::Readwrite).await?;
    done(&open.store.put_with_key(&text.into(), &key.into()).ok()?).await.map(drop)
}

/// Forgets the text with this key.
pub(crate) async fn remove(key: &str) -> Option<()> {
    let open = Open::new(IdbTransactionMode::Readwrite).await?;
    done(&open.store.delete(&key.into()).ok()?).await.map(drop)
}

/// All keys that begin so, with their texts, in the order of the keys.
pub(crate) async fn list(prefix: &str) -> Vec<(String, String)> {
    all(prefix).await.unwrap_or_default()
}

/// Forgets all texts whose keys begin so.
pub(crate) async fn clear(prefix: &str) -> Option<()> {
    let open = Open::new(IdbTransactionMode::Readwrite).await?;
    done(&open.store.delete(range(prefix)?.as_ref()).ok()?).await.map(drop)
}

async fn all(prefix: &str) -> Option<Vec<(String, String)>> {
    let open = Open::new(IdbTransactionMode::Readonly).await?;
    let range = range(prefix)?;
    // Both are asked for at once: a transaction ends where nothing is under way.
    let (keys, texts) = (open.store.get_all_keys_with_key(range.as_ref()).ok()?, open.store.get_all_with_key(range.as_ref()).ok()?);
    let (keys, texts) = (Array::from(&done(&keys).await?), Array::from(&done(&texts).await?));
    Some(keys.iter().zip(texts.iter()).filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
}

/// The database, open for one piece of work.
struct Open {
    database: IdbDatabase,
    store: IdbObjectStore,
}

impl Open {
    async fn new(mode: IdbTransactionMode) -> Option<Self> {
        let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(NAME, 1).ok()?;
        let new = Closure::once({
            let request = request.clone();
            move |_: JsValue| {
                if let Ok(database) = request.result() {
                    _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
                }
            }
        });
        IdbOpenDbRequest::set_onupgradeneeded(&request, Some(new.as_ref().unchecked_ref()));
        let database: IdbDatabase = done(&request).await?.dyn_into().ok()?;
        let store = database.transaction_with_str_and_mode(STORE, mode).ok()?.object_store(STORE).ok()?;
        Some(Self { database, store })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.database.close();
    }
}

async fn done(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}

fn range(prefix: &str) -> Option<IdbKeyRange> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).ok()
}

const NAME: &str = "smartrecruiters-explorer";
const STORE: &str = "kept";
