//! JSON Patch (RFC 6902) and merge patch (RFC 7396).

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

/// Applies a list of operations in order. On a fault nothing is changed.
///
/// # Errors
/// A sentence that names the operation at fault by its place.
pub(crate) fn apply(document: &mut Value, patch: &Value) -> Result<(), String> {
    let mut changed = document.clone();
    let mut left = MOST_COPIED;
    for (place, operation) in patch.as_array().into_iter().flatten().enumerate() {
        step(&mut changed, operation, &mut left).map_err(|why| format!("operation {place} of the patch: {why}"))?;
    }
    *document = changed;
    Ok(())
}

/// Puts the fields of `patch` in place of those of `document`; `null` takes a field out, or is ignored.
pub(crate) fn merge(document: &mut Value, patch: &Value, null_clears: bool) {
    let Value::Object(changes) = patch else {
        *document = patch.clone();
        return;
    };
    if !document.is_object() {
        *document = Value::Object(Map::new());
    }
    let Value::Object(fields) = document else { return };
    for (name, change) in changes {
        match change {
            Value::Null if null_clears => drop(fields.shift_remove(name)),
            Value::Null => {}
            Value::Object(_) => merge(fields.entry(name.clone()).or_insert(Value::Null), change, null_clears),
            other => drop(fields.insert(name.clone(), other.clone())),
        }
    }
}

/// Carries out one operation; `left` is how many values may still be copied.
fn step(document: &mut Value, operation: &Value, left: &mut usize) -> Result<(), String> {
    let text = |name: &str| operation.get(name).and_then(Value::as_str).ok_or_else(|| format!("\"{name}\" must be a text"));
    let given = || operation.get("value").cloned().ok_or_else(|| String::from("\"value\" is required"));
    let path = text("path")?;
    match text("op")? {
        "add" => add(document, path, given()?),
        "remove" => remove(document, path).map(drop),
        "replace" => {
            let value = given()?;
            find(document, path).map(|place| *place = value)
        }
        "test" => {
            let expected = given()?;
            let found = find(document, path)?;
            if *found == expected { Ok(()) } else { Err(format!("{path} is {found}, not {expected}")) }
        }
        "copy" => {
            let source = find(document, text("from")?)?;
            *left = left.checked_sub(size(source)).ok_or("the patch copies too much")?;
            let value = source.clone();
            add(document, path, value)
        }
        "move" => {
            let from = text("from")?;
            if path.strip_prefix(from).is_some_and(|rest| rest.starts_with('/')) {
                return Err(format!("{from} cannot be moved into itself"));
            }
            let value = remove(document, from)?;
            add(document, path, value)
        }
        other => Err(format!("\"op\" must be add, remove, replace, move, copy or test, not {other}")),
    }
}

fn add(document: &mut Value, path: &str, value: Value) -> Result<(), String> {
    if path.split('/').count() > MOST_DEPTH {
        return Err(String::from("the path is too deep"));
    }
    let Some((parent, name)) = split(path)? else {
        *document = value;
        return Ok(());
    };
    match find(document, parent)? {
        Value::Object(fields) => drop(fields.insert(name, value)),
        Value::Array(items) => {
            let place = if name == "-" { items.len() } else { index(&name).ok_or_else(|| nothing(path))? };
            if place > items.len() {
                return Err(nothing(path));
            }
            items.push(value);
            if let Some(tail) = items.get_mut(place..) {
                tail.rotate_right(1);
            }
        }
        _ => return Err(nothing(parent)),
    }
    Ok(())
}

fn remove(document: &mut Value, path: &str) -> Result<Value, String> {
    let Some((parent, name)) = split(path)? else { return Err("the whole document cannot be removed".into()) };
    let removed = match find(document, parent)? {
        Value::Object(fields) => fields.shift_remove(&name),
        Value::Array(items) => index(&name).and_then(|place| take(items, place)),
        _ => None,
    };
    removed.ok_or_else(|| nothing(path))
}

/// Takes out one item; those after it move up.
fn take(items: &mut Vec<Value>, place: usize) -> Option<Value> {
    let tail = items.get_mut(place..).filter(|tail| !tail.is_empty())?;
    tail.rotate_left(1);
    items.pop()
}

fn find<'a>(document: &'a mut Value, path: &str) -> Result<&'a mut Value, String> {
    document.pointer_mut(path).ok_or_else(|| nothing(path))
}

/// The parent of a path, and the unescaped name in it. `None` for the whole document.
fn split(path: &str) -> Result<Option<(&str, String)>, String> {
    if path.is_empty() {
        return Ok(None);
    }
    let (parent, name) = path.rsplit_once('/').ok_or_else(|| format!("the path {path} must begin with a slash"))?;
    Ok(Some((parent, name.replace("~1", "/").replace("~0", "~"))))
}

/// An index as RFC 6901 writes it: no sign, no zero in front.
fn index(name: &str) -> Option<usize> {
    let digits = name == "0" || !name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit());
    if digits { name.parse().ok() } else { None }
}

/// How many values a value is made of.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn nothing(path: &str) -> String {
    format!("there is nothing at {path}")
}

/// Bounds on what one patch makes: copies of copies grow fast.
const MOST_COPIED: usize = 10_000;
const MOST_DEPTH: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn patched(document: Value, patch: Value) -> Result<Value, String> {
        let mut document = document;
        apply(&mut document, &patch).map(|()| document)
    }

    #[test]
    fn each_operation_does_what_its_rfc_says() {
        for (before, patch, after) in [
            (json!({"a": 1}), json!([{"op": "add", "path": "/b", "value": [1]}]), json!({"a": 1, "b": [1]})),
            (json!({"a": [1, 3]}), json!([{"op": "add", "path": "/a/1", "value": 2}]), json!({"a": [1, 2, 3]})),
            (json!({"a": [1]}), json!([{"op": "add", "path": "/a/-", "value": 2}]), json!({"a": [1, 2]})),
            (json!({"a": 1, "b": 2}), json!([{"op": "remove", "path": "/a"}]), json!({"b": 2})),
            (json!({"a": {"b": 1}}), json!([{"op": "replace", "path": "/a/b", "value": null}]), json!({"a": {"b": null}})),
            (json!({"a": 1}), json!([{"op": "move", "from": "/a", "path": "/b"}]), json!({"b": 1})),
            (json!({"a": {"x": 1}}), json!([{"op": "copy", "from": "/a", "path": "/b"}]), json!({"a": {"x": 1}, "b": {"x": 1}})),
            (json!({"a/b": {"~": 1}}), json!([{"op": "test", "path": "/a~1b/~0", "value": 1}]), json!({"a/b": {"~": 1}})),
            (json!(1), json!([{"op": "add", "path": "", "value": 2}]), json!(2)),
        ] {
            assert_eq!(patched(before, patch.clone()), Ok(after), "{patch}");
        }
    }

    #[test]
    fn a_fault_names_its_operation_and_changes_nothing() {
        for (patch, expected) in [
            (json!([{"op": "replace", "path": "/b", "value": 1}]), "operation 0 of the patch: there is nothing at /b"),
            (
                json!([{"op": "add", "path": "/b", "value": 1}, {"op": "remove", "path": "/c"}]),
                "operation 1 of the patch: there is nothing at /c",
            ),
            (json!([{"op": "test", "path": "/a", "value": 2}]), "operation 0 of the patch: /a is 1, not 2"),
            (json!([{"op": "move", "from": "/a", "path": "/a/b"}]), "operation 0 of the patch: /a cannot be moved into itself"),
            (json!([{"op": "add", "path": "/l/01", "value": 2}]), "operation 0 of the patch: there is nothing at /l/01"),
            (json!([{"op": "add", "path": "/l/9", "value": 2}]), "operation 0 of the patch: there is nothing at /l/9"),
            (json!([{"op": "add", "path": "b", "value": 2}]), "operation 0 of the patch: the path b must begin with a slash"),
            (json!([{"path": "/a"}]), "operation 0 of the patch: \"op\" must be a text"),
            (
                json!(alloc::vec![json!({"op": "copy", "from": "/l", "path": "/l/-"}); 60]),
                "operation 13 of the patch: the patch copies too much",
            ),
            (json!([{"op": "add", "path": "/a".repeat(100), "value": 1}]), "operation 0 of the patch: the path is too deep"),
        ] {
            let mut document = json!({"a": 1, "l": []});
            assert_eq!(apply(&mut document, &patch), Err(expected.into()));
            assert_eq!(document, json!({"a": 1, "l": []}));
        }
    }

    #[test]
    fn merging_keeps_what_is_not_named() {
        let mut document = json!({"a": {"x": 1, "y": 2}, "b": 1});
        merge(&mut document, &json!({"a": {"y": 3}, "b": null, "c": [1]}), true);
        assert_eq!(document, json!({"a": {"x": 1, "y": 3}, "c": [1]}));
        merge(&mut document, &json!({"c": null}), false);
        assert_eq!(document, json!({"a": {"x": 1, "y": 3}, "c": [1]}));
    }
}
