//! Crates depend on each other exactly as the map in `crates/README.md` draws it.
//!
//! An arrow is a line `a -> b, c` in a code block of the map; three spaces part several on one line. A remark in brackets says that the
//! arrow is no Cargo dependency. A package goes by its name without `smartrecruiters-`. What only a package's own tests use needs no arrow,
//! except below `tests/`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Complaint;

/// Where the map is.
pub(crate) const MAP: &str = "crates/README.md";

/// From, to.
type Arrow = (String, String);

/// Compares what Cargo knows with what the map draws.
pub(crate) fn check(metadata: &Value, map: &str) -> Vec<Complaint> {
    let members = members(metadata);
    let real: BTreeSet<Arrow> = members.iter().flat_map(|member| member.needs.iter().map(|to| (member.name.clone(), to.clone()))).collect();
    let drawn = drawn(map);
    let mut complaints = Vec::new();
    for member in &members {
        if !map.contains(&format!("`{}`", member.name)) {
            let what = format!("the map does not name `{}`", member.name);
            complaints.push(complaint(what, "add the crate to the map, with what it is for"));
        }
    }
    for (from, to) in &real {
        if !drawn.iter().any(|arrow| (&arrow.from, &arrow.to) == (from, to)) {
            complaints.push(complaint(
                format!("`{from}` depends on `{to}`, and no arrow says so"),
                "take the dependency out, or decide for it and draw the arrow",
            ));
        }
    }
    for arrow in drawn.iter().filter(|arrow| arrow.by_cargo) {
        let known = |name: &str| members.iter().any(|member| member.name == name);
        if known(&arrow.from) && known(&arrow.to) && !real.contains(&(arrow.from.clone(), arrow.to.clone())) {
            let what = format!("the arrow `{} -> {}` is drawn, and there is no such dependency", arrow.from, arrow.to);
            complaints.push(complaint(what, "take the arrow out, or say in brackets what it is"));
        }
    }
    complaints
}

struct Member {
    name: String,
    /// Other members that it builds with.
    needs: Vec<String>,
}

fn members(metadata: &Value) -> Vec<Member> {
    let short = |name: &str| name.strip_prefix("smartrecruiters-").unwrap_or(name).to_owned();
    let root = metadata.get("workspace_root").and_then(Value::as_str).unwrap_or_default();
    let packages = metadata.get("packages").and_then(Value::as_array);
    let member = |package: &Value| {
        let tests = package.get("manifest_path")?.as_str()?.starts_with(&format!("{root}/tests/"));
        let counts = |one: &&Value| one.get("path").is_some() && (tests || one.get("kind").and_then(Value::as_str) != Some("dev"));
        let needs = package.get("dependencies")?.as_array()?.iter().filter(counts);
        let needs = needs.filter_map(|one| Some(short(one.get("name")?.as_str()?))).collect();
        Some(Member { name: short(package.get("name")?.as_str()?), needs })
    };
    packages.into_iter().flatten().filter_map(member).collect()
}

struct Drawn {
    from: String,
    to: String,
    /// Whether Cargo must know it too.
    by_cargo: bool,
}

fn drawn(map: &str) -> Vec<Drawn> {
    let mut arrows = Vec::new();
    let mut inside = false;
    for line in map.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside && !line.trim_start().starts_with("never") {
            for part in line.split("   ") {
                let Some((from, rest)) = part.split_once(" -> ") else { continue };
                let (to, remark) = rest.split_once('(').map_or((rest, false), |(to, _)| (to, true));
                arrows.extend(to.split(',').map(|to| Drawn { from: from.trim().to_owned(), to: to.trim().to_owned(), by_cargo: !remark }));
            }
        }
    }
    arrows
}

fn complaint(what: String, remedy: &'static str) -> Complaint {
    Complaint { place: MAP.into(), what, remedy }
}

#[cfg(test)]
mod tests {
    use super::check;
    use serde_json::{Value, json};

    const NAMES: &str = "`catalogue` `core` `sandbox` `conformance`\n";

    #[test]
    fn a_map_that_draws_what_is_there_is_in_order() {
        let map = "```\ncore -> catalogue     sandbox -> core, catalogue\nnpm -> core (built)\nconformance -> sandbox\n```\n";
        assert_eq!(told(NAMES, map), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_told() {
        let map = "```\ncore -> catalogue\nsandbox -> core\nconformance -> sandbox\n```";
        assert_eq!(told(NAMES, map), ["`sandbox` depends on `catalogue`, and no arrow says so"]);
    }

    #[test]
    fn an_arrow_without_a_dependency_is_told() {
        let map = "```\ncore -> catalogue, sandbox\nsandbox -> core, catalogue\nconformance -> sandbox\n```";
        assert_eq!(told(NAMES, map), ["the arrow `core -> sandbox` is drawn, and there is no such dependency"]);
    }

    #[test]
    fn a_crate_that_the_map_does_not_name_is_told() {
        let map = "```\ncore -> catalogue\nsandbox -> core, catalogue\nconformance -> sandbox\n```\n";
        assert_eq!(told("`catalogue` `core` `sandbox`", map), ["the map does not name `conformance`"]);
    }

    fn told(names: &str, map: &str) -> Vec<String> {
        check(&workspace(), &format!("{names}\n{map}")).into_iter().map(|complaint| complaint.what).collect()
    }

    fn workspace() -> Value {
        let on = |name: &str, kind: Option<&str>| json!({ "name": format!("smartrecruiters-{name}"), "path": format!("/here/crates/{name}"), "kind": kind });
        let package = |name: &str, folder: &str, needs: &[Value]| json!({ "name": format!("smartrecruiters-{name}"), "manifest_path": format!("/here/{folder}/Cargo.toml"), "dependencies": needs });
        json!({ "workspace_root": "/here", "packages": [
            package("catalogue", "crates/catalogue", &[json!({ "name": "serde", "kind": null })]),
            package("core", "crates/core", &[on("catalogue", None), on("sandbox", Some("dev"))]),
            package("sandbox", "crates/sandbox", &[on("core", None), on("catalogue", None)]),
            package("conformance", "tests/conformance", &[on("sandbox", Some("dev"))]),
        ] })
    }
}
