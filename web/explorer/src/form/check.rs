//! Checks a form as it is typed.

use smartrecruiters_catalogue::{Operation, Style};
use smartrecruiters_core::schema;

use super::fault::{BODY, Fault};
use super::input::Input;
use super::json::{Json, pointer};
use super::plan::{Parameter, Plan, required_first};
use super::shape::is_unknown;
use super::state::{BodyState, FormState, GivenParameter, PartContent, PartState, is_file};
use super::walk::Walk;

impl FormState {
    /// Everything wrong with the form, parameters first: what keeps a request from being built, what the schema refuses, and as warnings
    /// what the vendor would ignore.
    pub fn faults(&self, operation: Operation, document: &Json) -> Vec<Fault> {
        let plan = Plan::of(operation, document);
        let mut faults = self.obstacles(operation);
        for parameter in plan.parameters() {
            let given = self.parameters.iter().find(|given| given.name == parameter.name);
            if let Some(given) = given.filter(|given| faults.iter().all(|fault| fault.place != given.name)) {
                check_parameter(plan, &parameter, given, &mut faults);
            }
        }
        match (&self.body, plan.body()) {
            (BodyState::Tree(body), Some(described)) => {
                if let Ok(Some(tree)) = &body.tree {
                    check_tree(&Walk::new(plan, &body.picks), described.schema, tree, &mut faults);
                }
            }
            (BodyState::Parts(parts), Some(described)) => check_parts(plan, described.schema, parts, &mut faults),
            _ => {}
        }
        required_first(faults, |fault| !fault.place.starts_with(BODY))
    }
}

fn check_parameter(plan: Plan<'_>, parameter: &Parameter<'_>, given: &GivenParameter, faults: &mut Vec<Fault>) {
    let several = given.values.len() > 1;
    for (index, value) in given.values.iter().enumerate().filter(|(_, value)| !value.text.is_empty()) {
        let which = if several { format!("value {} ", index + 1) } else { String::new() };
        for message in text_faults(plan, parameter.schema, &value.text) {
            faults.push(Fault::error(&given.name, format!("{which}{message}")));
        }
        if value.text.trim() != value.text {
            faults.push(Fault::warning(&given.name, format!("{which}begins or ends with a space, which is sent too")));
        }
        if parameter.style == Style::CustomField && value.key.contains(char::is_whitespace) {
            faults.push(Fault::error(&given.name, format!("{which}has a space in the id of the custom field")));
        }
    }
}

/// What is wrong with a text that stands for a value of this schema.
fn text_faults<'a>(plan: Plan<'a>, schema: &'a Json, typed: &str) -> Vec<String> {
    let value = Input::of_schema(plan, schema, "").read(typed);
    schema::validate(plan.document, schema, &value).iter().map(|fault| in_words(fault, Some(&value))).collect()
}

fn check_tree<'a>(walk: &Walk<'a>, schema: &'a Json, tree: &Json, faults: &mut Vec<Fault>) {
    let drafts: Vec<String> = faults.iter().filter_map(|fault| fault.place.strip_prefix(BODY)).map(str::to_owned).collect();
    for fault in schema::validate(walk.plan.document, schema, tree) {
        if !drafts.iter().any(|draft| pointer::is_within(&fault.path, draft)) {
            let message = in_words(&fault, tree.get(&fault.path));
            faults.push(Fault::error(format!("{BODY}{}", fault.path), message));
        }
    }
    ignored(walk, schema, tree, "", faults);
}

/// Notes fields that the vendor would ignore without a word.
fn ignored<'a>(walk: &Walk<'a>, schema: &'a Json, value: &Json, place: &str, faults: &mut Vec<Fault>) {
    match value {
        Json::Object(entries) => {
            let node = walk.node(schema, Some(value), place);
            let members = walk.members(&node);
            if !members.is_empty() && walk.plan.extra(&[node.schema, node.branch]).is_none() {
                for (name, meant) in schema::strangers(walk.plan.document, node.branch, value) {
                    if members.iter().all(|member| member.name != name) {
                        note(faults, pointer::child(place, &name), unknown(meant.as_deref()));
                    }
                }
            }
            for (index, (name, inner)) in entries.iter().enumerate() {
                let here = pointer::child(place, name);
                if entries.iter().skip(index + 1).any(|(other, _)| other == name) {
                    note(faults, here, "is given twice: the last one counts".to_owned());
                } else {
                    ignored(walk, walk.child(&node, Some(value), place, name), inner, &here, faults);
                }
            }
        }
        Json::List(items) => {
            let node = walk.node(schema, Some(value), place);
            for (index, item) in items.iter().enumerate() {
                let step = index.to_string();
                ignored(walk, walk.child(&node, Some(value), place, &step), item, &pointer::child(place, &step), faults);
            }
        }
        _ => {}
    }
}

fn check_parts<'a>(plan: Plan<'a>, schema: &'a Json, parts: &[PartState], faults: &mut Vec<Fault>) {
    let members = plan.members(&[schema]);
    for member in &members {
        let schema = plan.resolve(member.schema);
        let here = pointer::child(BODY, member.name);
        match parts.iter().find(|part| part.name == member.name).map(|part| &part.content) {
            Some(PartContent::Text(typed)) if !typed.is_empty() && !is_file(schema) => {
                faults.extend(text_faults(plan, schema, typed).into_iter().map(|message| Fault::error(&here, message)));
            }
            Some(PartContent::Text(typed)) if !typed.is_empty() => faults.push(Fault::error(here, "must be a file")),
            Some(PartContent::File(_)) => {}
            _ if member.required => faults.push(Fault::error(here, "is required")),
            _ => {}
        }
    }
    if !members.is_empty() && !is_unknown(plan.resolve(schema)) {
        for part in parts.iter().filter(|part| members.iter().all(|member| member.name != part.name)) {
            faults.push(Fault::warning(pointer::child(BODY, &part.name), unknown(None)));
        }
    }
}

fn note(faults: &mut Vec<Fault>, place: String, message: String) {
    let place = format!("{BODY}{place}");
    if faults.iter().all(|fault| fault.place != place) {
        faults.push(Fault::warning(place, message));
    }
}

fn unknown(meant: Option<&str>) -> String {
    let hint = meant.map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
    format!("is not a field of this object: the vendor ignores it{hint}")
}

/// The message of a fault, with what was typed in it where that is a text in place of another kind.
fn in_words(fault: &schema::Fault, value: Option<&Json>) -> String {
    match (value, fault.message.strip_suffix(", not a text")) {
        (Some(Json::Text(typed)), Some(start)) if fault.keyword == "type" => {
            if typed.is_empty() {
                format!("{start} and is empty")
            } else {
                format!("{start}, not \"{typed}\"")
            }
        }
        _ => fault.message.clone(),
    }
}
