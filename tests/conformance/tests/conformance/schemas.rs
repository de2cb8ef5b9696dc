//! Core's validator and an independent one come to the same verdict on values that are wrong in every way a caller can think of.

use serde_json::{Map, Value, json};
use smartrecruiters_catalogue::families;

use crate::documents::Shapes;

#[test]
fn both_validators_judge_every_change_of_every_example_alike() {
    let mut judged = [0, 0];
    for family in families() {
        let shapes = Shapes::of(family);
        for shape in &shapes.list {
            let Some(example) = &shape.example else { continue };
            let independent = shapes.independent(shape);
            for (change, value) in changes(example) {
                let own = shapes.faults(shape, &value);
                let valid = independent.is_valid(&value);
                judged[usize::from(valid)] += 1;
                let errors = || independent.iter_errors(&value).map(|error| error.to_string()).collect::<Vec<_>>();
                assert_eq!(own.is_empty(), valid, "{}, {change}\ncore: {own:?}\nindependent: {:?}", shape.name(), errors());
            }
        }
    }
    assert!(judged.iter().all(|count| *count > 10_000), "too few changes were judged to mean anything: {judged:?}");
}

/// The value with one thing changed, for each thing and each change.
fn changes(value: &Value) -> Vec<(String, Value)> {
    let mut pointers = Vec::new();
    collect(value, String::new(), &mut pointers);
    let mut changed = Vec::new();
    for pointer in pointers {
        for other in others() {
            let mut copy = value.clone();
            if let Some(place) = copy.pointer_mut(&pointer) {
                let shown = other.to_string();
                *place = other;
                changed.push((format!("{pointer:?} is {shown:.40}"), copy));
            }
        }
        if let Some((parent, name)) = pointer.rsplit_once('/') {
            let mut copy = value.clone();
            if let Some(Value::Object(entries)) = copy.pointer_mut(parent) {
                entries.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
                entries.insert("x".into(), json!(1));
                changed.push((format!("{pointer:?} is missing and x is there"), copy));
            }
        }
    }
    changed
}

/// Pointers to a value and to what is in it; of a list, to the first item.
fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().take(1).for_each(|item| collect(item, format!("{pointer}/0"), pointers)),
        Value::Object(entries) => {
            for (name, inner) in entries {
                collect(inner, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), pointers);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    pointers.push(pointer);
}

/// Values of every kind, at the edges of what schemas allow.
fn others() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(3.0),
        json!(1e300),
        json!(100_000_000_000_u64),
        json!(""),
        json!(" "),
        json!("US"),
        json!("éé"),
        json!("a".repeat(5000)),
        json!("2026-10-13"),
        json!("2026-02-30T10:00:00Z"),
        json!("2026-10-13T18:04:52.562+02:00"),
        json!("maya@alder-robotics.example"),
        json!("maya@"),
        json!("https://alder-robotics.example/a?b=c#d"),
        json!("ftp:nothing here"),
        json!("6F1C2B7E-4a3d-4c58-9e21-0b7d5a8c1e01"),
        json!("5f8a1c2e9b3d4a0012c4e101"),
        json!("/a~2b"),
        json!([]),
        json!([[], []]),
        json!(["a", "a"]),
        json!([1, 1.0]),
        Value::Object(Map::new()),
        json!({ "x": {} }),
    ]
}
