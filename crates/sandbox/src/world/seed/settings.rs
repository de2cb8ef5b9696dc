//! What administrators had configured by then.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::ids::Ids;
use crate::world::company::hiring::Rule;
use crate::world::company::{ACCESS_GROUPS, CANDIDATE_PROPERTIES, DEPARTMENTS, JOB_PROPERTIES, Label, PLACES, Property, SOURCES, hiring};
use crate::world::settings::{Choice, Department, Dependency, Group, JobProperty, PropertyValue, Settings, Source, SourceType};

pub(super) fn grow(seed: u64) -> Settings {
    let mut ids = Ids::new(seed ^ SETTINGS_STREAM);
    Settings {
        departments: DEPARTMENTS.iter().map(department).collect(),
        job_properties: JOB_PROPERTIES.iter().map(job_property).collect(),
        choices: CANDIDATE_PROPERTIES
            .iter()
            .filter(|property| !property.values.is_empty())
            .map(|property| (property.id, property.values.iter().map(choice).collect()))
            .collect(),
        source_types: SOURCES.iter().map(|(id, _, sources)| source_type(id, sources, &mut ids)).collect(),
        groups: ACCESS_GROUPS.iter().zip(["us", "de"]).map(|(group, office)| access_group(group, office)).collect(),
        places: PLACES.iter().zip(OFFICES).map(|(place, (id, identifier, name))| office(id, identifier, name, place.json())).collect(),
    }
}

fn department((label, description): &(Label, &str)) -> Department {
    Department { id: label.id.into(), label: label.label.into(), description: Some((*description).into()) }
}

fn choice(value: &Label) -> Choice {
    Choice { id: value.id.into(), label: value.label.into() }
}

fn job_property(given: &Property) -> JobProperty {
    let value = |value: &Label| PropertyValue {
        archived: given.archived.contains(&value.id),
        translations: translations(value.id),
        ..PropertyValue::new(value.id.into(), value.label.into())
    };
    let below = |property: &&Property| matches!(property.rule, Rule::Below(parent, _) if parent == given.id);
    JobProperty {
        id: given.id.into(),
        key: given.key.into(),
        label: given.label.into(),
        kind: given.kind,
        category: if ORGANIZATION.contains(&given.key) { "organization".into() } else { "job".into() },
        active: true,
        visible: !given.values.is_empty(),
        required: false,
        brand: given.rule == Rule::Brand,
        translations: translations(given.key),
        values: given.values.iter().map(value).collect(),
        dependents: JOB_PROPERTIES.iter().filter(below).map(dependency).collect(),
    }
}

fn dependency(property: &Property) -> Dependency {
    let pairs = if let Rule::Below(_, pairs) = property.rule { pairs } else { &[] };
    Dependency {
        property: property.id.into(),
        pairs: pairs.iter().map(|(value, parent)| (String::from(*parent), String::from(*value))).collect(),
    }
}

fn translations(id: &str) -> BTreeMap<String, String> {
    let of = TRANSLATIONS.iter().filter(|(found, ..)| *found == id);
    of.map(|(_, language, label)| (String::from(*language), String::from(*label))).collect()
}

fn source_type(id: &'static str, sources: &[Label], ids: &mut Ids) -> SourceType {
    let (label, subtypes) = match id {
        "JOB_BOARD" => ("Job boards", &["JOB_BOARD"]),
        "CAREER_SITE" => ("Career site", &["CAREER_SITE"]),
        "REFERRALS" => ("Referrals", &["EMPLOYEE"]),
        "RECRUITER" => ("Recruiters", &["AGENCY"]),
        _ => ("API", &["API"]),
    };
    let mut source = |given: &Label| Source {
        id: given.id.into(),
        label: given.label.into(),
        subtype: subtypes.first().copied().unwrap_or(id),
        identifier: if id == "REFERRALS" { REFERRALS_IDENTIFIER.into() } else { ids.uuid() },
    };
    let mut sources: Vec<Source> = sources.iter().map(&mut source).collect();
    if id == "RECRUITER" {
        sources.push(Source { subtype: FREELANCE, ..source(&FREELANCER) });
        return SourceType { id, label, subtypes: &["AGENCY", FREELANCE], sources };
    }
    SourceType { id, label, subtypes, sources }
}

fn access_group(group: &Label, office: &str) -> Group {
    let values = if office == "us" { json!(["us"]) } else { json!(["de", "pl"]) };
    Group {
        id: group.id.into(),
        name: group.label.into(),
        description: alloc::format!("Whoever recruits for the jobs of {}", group.label.trim_end_matches(" recruiting")),
        criteria: json!({ "include": { hiring::COUNTRY: { "all": false, "values": values } } }),
    }
}

fn office(id: &str, identifier: &str, name: &str, place: Value) -> Value {
    let mut out = json!({ "id": id, "identifier": identifier, "name": name });
    if let (Some(out), Value::Object(place)) = (out.as_object_mut(), place) {
        out.extend(place);
    }
    out
}

/// Identifiers of the offices, which are the first places of the list.
const OFFICES: [(&str, &str, &str); 3] = [
    ("5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716", "SF-HQ", "Headquarters"),
    ("5e4d3c2b-1a09-4f8e-9d7c-6b5a49382717", "BER", "Berlin office"),
    ("5e4d3c2b-1a09-4f8e-9d7c-6b5a49382718", "KRK", "Kraków office"),
];
/// Keys of the properties that also drive access groups.
const ORGANIZATION: [&str; 4] = ["DIVISION", "TEAM", "BRAND", "COUNTRY"];
/// A key or the id of a value, a language, and the label in it.
const TRANSLATIONS: [(&str, &str, &str); 6] = [
    ("DIVISION", "de", "Sparte"),
    ("DIVISION", "pl", "Dział"),
    ("ROBOTICS", "de", "Robotik"),
    ("ROBOTICS", "pl", "Robotyka"),
    ("COST_CENTER", "de", "Kostenstelle"),
    ("TEAM", "pl", "Zespół"),
];
const FREELANCE: &str = "FREELANCE";
/// A recruiter whom no candidate of the seed came from.
const FREELANCER: Label = Label { id: "64b0c1d2e3f4a5b6c7dc0032", label: "Ewa Nowak" };
const REFERRALS_IDENTIFIER: &str = "8f7e6d5c-4b3a-4291-8706-f5e4d3c2b1a0";
const SETTINGS_STREAM: u64 = 0x7365_7474_696e;
