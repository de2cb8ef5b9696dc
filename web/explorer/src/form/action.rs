//! Changes of a form: each makes a new state of the old one.

use smartrecruiters_catalogue::Operation;

use super::json::{Json, pointer};
use super::plan::Plan;
use super::prefill::Fill;
use super::shape::{Alternative, Shape, choices};
use super::state::{BodyState, FormState, GivenFile, GivenValue, PartContent, PartState, TreeBody, part};
use super::walk::{Picks, Walk};

/// One change of a form. Pointers are JSON Pointers into the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormAction {
    /// Gives a value of a parameter a text; `index` is 0 where it takes one value.
    SetParameter {
        /// Name of the parameter.
        name: String,
        /// Which of its values.
        index: usize,
        /// What was typed.
        text: String,
    },
    /// Names the entry of an object parameter, such as the custom field to filter by.
    SetKey {
        /// Name of the parameter.
        name: String,
        /// Which of its values.
        index: usize,
        /// The key.
        key: String,
    },
    /// Adds an empty value to a parameter that takes several.
    AddValue {
        /// Name of the parameter.
        name: String,
    },
    /// Takes a value of a parameter away.
    RemoveValue {
        /// Name of the parameter.
        name: String,
        /// Which of its values.
        index: usize,
    },
    /// Puts a value into the body: JSON text, or where that is not well-formed, what was typed so far.
    SetField {
        /// Place of the value.
        pointer: String,
        /// The value as JSON text.
        value: String,
    },
    /// Adds an item to a list.
    AddItem {
        /// Place of the list.
        pointer: String,
    },
    /// Takes an item of a list away.
    RemoveItem {
        /// Place of the item.
        pointer: String,
    },
    /// Adds an optional field or an entry of a map; with an empty pointer, the body itself.
    AddOptional {
        /// Place of the field.
        pointer: String,
    },
    /// Takes a field or entry away; with an empty pointer, the body itself.
    RemoveField {
        /// Place of the field.
        pointer: String,
    },
    /// Makes a value null, or something again.
    SetNull {
        /// Place of the value.
        pointer: String,
        /// Whether it shall be null.
        null: bool,
    },
    /// Gives a value another of the forms that its schema allows; fields of the same name are kept.
    PickAlternative {
        /// Place of the value.
        pointer: String,
        /// Which form.
        index: usize,
    },
    /// Gives one operation of a JSON Patch another verb; it gains and loses the fields that the verb asks for.
    SetPatchVerb {
        /// Place of the operation.
        pointer: String,
        /// `add`, `remove`, `replace`, `move`, `copy` or `test`.
        verb: String,
    },
    /// Takes the whole body as text.
    EditRaw(String),
    /// Lays the text out, two spaces for each level.
    Format,
    /// Shows the body as a form.
    ShowForm,
    /// Shows the body as text.
    ShowRaw,
    /// Fills the body with the example.
    LoadExample,
    /// Fills the body with what is required alone.
    LoadRequired,
    /// Undoes every change of the form.
    Reset,
    /// Gives a field of a multipart body a text.
    SetPart {
        /// Name of the field.
        name: String,
        /// What was typed.
        text: String,
    },
    /// Gives a field of a multipart body a file, or takes it away again.
    SetFile {
        /// Name of the field.
        name: String,
        /// The file.
        file: Option<GivenFile>,
    },
    /// Adds a field to a multipart body.
    AddPart {
        /// Name of the field.
        name: String,
        /// Whether an unlisted field is a file.
        is_file: bool,
    },
    /// Takes a field of a multipart body away.
    RemovePart {
        /// Name of the field.
        name: String,
    },
}

impl FormState {
    /// The state after `action`.
    #[must_use]
    pub fn apply(&self, action: FormAction, operation: Operation, document: &Json) -> Self {
        let plan = Plan::of(operation, document);
        let mut next = self.clone();
        match action {
            FormAction::Reset => return Self::new(operation, document),
            FormAction::SetParameter { name, index, text } => next.value(&name, index, |value| value.text = text),
            FormAction::SetKey { name, index, key } => next.value(&name, index, |value| value.key = key),
            FormAction::AddValue { name } => next.values(&name, |values| values.push(GivenValue::default())),
            FormAction::RemoveValue { name, index } => next.values(&name, |values| {
                if index < values.len() {
                    values.remove(index);
                }
            }),
            other => match &mut next.body {
                BodyState::None => {}
                BodyState::Tree(body) => body.change(other, plan),
                BodyState::Parts(parts) => change_parts(parts, other, plan),
            },
        }
        next
    }

    fn values(&mut self, name: &str, change: impl FnOnce(&mut Vec<GivenValue>)) {
        if let Some(parameter) = self.parameters.iter_mut().find(|parameter| parameter.name == name) {
            change(&mut parameter.values);
        }
    }

    fn value(&mut self, name: &str, index: usize, change: impl FnOnce(&mut GivenValue)) {
        self.values(name, |values| {
            if values.is_empty() && index == 0 {
                values.push(GivenValue::default());
            }
            if let Some(value) = values.get_mut(index) {
                change(value);
            }
        });
    }
}

impl TreeBody {
    fn change(&mut self, action: FormAction, plan: Plan<'_>) {
        match action {
            FormAction::EditRaw(text) => self.read(text),
            FormAction::ShowForm => self.is_raw = false,
            FormAction::ShowRaw => self.is_raw = true,
            FormAction::LoadExample => self.restart(plan.example_body()),
            FormAction::LoadRequired => self.restart(plan.required_body()),
            FormAction::Format => {
                if let Ok(tree) = self.tree.clone() {
                    self.write(tree);
                }
            }
            other => {
                if let Ok(mut tree) = self.tree.clone() {
                    self.change_tree(&mut tree, other, plan);
                    self.write(tree);
                }
            }
        }
    }

    fn restart(&mut self, tree: Option<Json>) {
        self.picks = Picks::default();
        self.write(tree);
    }

    fn change_tree(&mut self, tree: &mut Option<Json>, action: FormAction, plan: Plan<'_>) {
        match action {
            FormAction::SetField { pointer, value } => {
                let untouched = self.untouched_argument(tree.as_ref(), &pointer, plan);
                put(tree, &pointer, Json::parse_or_draft(&value));
                if let Some(argument) = untouched {
                    let value = self.fresh(tree.as_ref(), &argument, plan);
                    put(tree, &argument, value);
                }
            }
            FormAction::AddItem { pointer } => {
                let count = tree.as_ref().and_then(|tree| tree.get(&pointer)).map_or(0, Json::len);
                let place = pointer::child(&pointer, &count.to_string());
                let value = self.fresh(tree.as_ref(), &place, plan);
                put(tree, &place, value);
            }
            FormAction::AddOptional { pointer } => {
                let value = self.fresh(tree.as_ref(), &pointer, plan);
                put(tree, &pointer, value);
            }
            FormAction::RemoveItem { pointer } | FormAction::RemoveField { pointer } => {
                // A pick belongs to a place; what moves up must not inherit the pick of what was there.
                let around = pointer::split(&pointer).map_or("", |(parent, _)| parent).to_owned();
                self.picks.keep(|picked| !pointer::is_within(picked, &around));
                if pointer.is_empty() {
                    *tree = None;
                } else if let Some(tree) = tree {
                    tree.remove(&pointer);
                }
            }
            FormAction::SetNull { pointer, null } => {
                let value = if null { Json::Null } else { self.fresh(None, &pointer, plan) };
                put(tree, &pointer, value);
            }
            FormAction::SetPatchVerb { pointer, verb } => {
                if let Some(tree) = tree {
                    set_verb(tree, &pointer, &verb);
                }
            }
            FormAction::PickAlternative { pointer, index } => self.pick(tree, pointer, index, plan),
            _ => {}
        }
    }

    /// Pointer of the value of a JSON Patch operation whose path is at `path`, if the value is the blank one that belongs to the path.
    fn untouched_argument(&self, tree: Option<&Json>, path: &str, plan: Plan<'_>) -> Option<String> {
        let (operation, _) = pointer::split(path).filter(|(_, step)| plan.is_patch() && step == "path")?;
        let argument = pointer::child(operation, "value");
        let value = tree?.get(&argument)?;
        (*value == self.fresh(tree, &argument, plan)).then_some(argument)
    }

    /// What a new field or item holds: that of the example, or a blank one.
    fn fresh(&self, tree: Option<&Json>, place: &str, plan: Plan<'_>) -> Json {
        let Some(body) = plan.body() else { return Json::Null };
        let example = body.example.cloned();
        match example.as_ref().and_then(|example| example.get(place)).filter(|value| **value != Json::Null) {
            Some(shown) if !plan.is_patch() => shown.clone(),
            _ if plan.is_patch() && place.matches('/').count() == 1 => {
                let entries = [("op", "replace"), ("path", "/"), ("value", "")];
                Json::Object(entries.map(|(name, value)| (name.to_owned(), Json::text(value))).into())
            }
            _ if place.is_empty() => plan.example_body().unwrap_or(Json::Null),
            _ => {
                let walk = Walk::new(plan, &self.picks);
                let place = walk.at(body.schema, tree.or(example.as_ref()), place);
                plan.filled(place.outer, Fill::Blank)
            }
        }
    }

    fn pick(&mut self, tree: &mut Option<Json>, place: String, index: usize, plan: Plan<'_>) {
        let Some(body) = plan.body() else { return };
        let node = Walk::new(plan, &self.picks).at(body.schema, tree.as_ref(), &place);
        let Some(alternative) = node.alternatives.get(index) else { return };
        let old = tree.as_ref().and_then(|tree| tree.get(&place)).cloned();
        let value = match alternative {
            Alternative::Branch(branch) => merged(plan, branch, old),
            Alternative::Kind(kind) => converted(plan.shape_of_kind(kind, node.schema), old),
            Alternative::AnyText => converted(Shape::Text, old),
            Alternative::AnyJson => old.unwrap_or(Json::Null),
        };
        put(tree, &place, value);
        self.picks.keep(|picked| !pointer::is_within(picked, &place));
        self.picks.put(place, index);
    }
}

/// A new value of this branch, with what the old one has under the same names, unless the branch fixes it.
fn merged<'a>(plan: Plan<'a>, branch: &'a Json, old: Option<Json>) -> Json {
    let mut value = plan.filled(branch, Fill::Blank);
    if let (Json::Object(_), Some(Json::Object(entries))) = (&value, old) {
        let members = plan.members(&[plan.resolve(branch)]);
        for (name, kept) in entries {
            let known = members.iter().find(|member| member.name == name);
            let fixed = known.is_some_and(|member| choices(plan.resolve(member.schema)).next().is_some());
            if known.is_some() && !fixed {
                value.set(&pointer::child("", &name), kept);
            }
        }
    }
    value
}

/// The old value as another kind, where that loses nothing; else a blank one.
fn converted(shape: Shape<'_>, old: Option<Json>) -> Json {
    let plain = old.as_ref().and_then(Json::plain);
    match shape {
        Shape::Text => Json::Text(plain.or_else(|| old.as_ref().map(Json::compact)).unwrap_or_default()),
        Shape::Number { .. } => plain.as_deref().and_then(Json::number).or(old).unwrap_or(Json::Number("0".to_owned())),
        Shape::Boolean => Json::Bool(plain.as_deref() == Some("true")),
        Shape::List(_) => Json::List(old.into_iter().collect()),
        Shape::Object => Json::Object(Vec::new()),
        Shape::Choice | Shape::Anything => old.unwrap_or(Json::Null),
    }
}

fn set_verb(tree: &mut Json, place: &str, verb: &str) {
    let argument = match verb {
        "remove" => None,
        "move" | "copy" => Some("from"),
        _ => Some("value"),
    };
    tree.set(&pointer::child(place, "op"), Json::text(verb));
    for name in ["from", "value"] {
        let member = pointer::child(place, name);
        if argument != Some(name) {
            tree.remove(&member);
        } else if tree.get(&member).is_none() {
            tree.set(&member, Json::text(""));
        }
    }
}

fn put(tree: &mut Option<Json>, place: &str, value: Json) {
    match tree {
        Some(tree) => tree.set(place, value),
        None if place.is_empty() => *tree = Some(value),
        None => {}
    }
}

fn change_parts(parts: &mut Vec<PartState>, action: FormAction, plan: Plan<'_>) {
    match action {
        FormAction::SetPart { name, text } => with_part(parts, &name, |part| part.content = PartContent::Text(text)),
        FormAction::SetFile { name, file } => with_part(parts, &name, |part| part.content = PartContent::File(file)),
        FormAction::RemovePart { name } => parts.retain(|part| part.name != name),
        FormAction::AddPart { name, is_file } if parts.iter().all(|part| part.name != name) => {
            let body = plan.body();
            let known = body.as_ref().and_then(|body| plan.members(&[body.schema]).into_iter().find(|member| member.name == name));
            parts.push(match known {
                Some(member) => part(plan, &member, body.and_then(|body| body.example)),
                None => PartState { name, content: if is_file { PartContent::File(None) } else { PartContent::Text(String::new()) } },
            });
        }
        _ => {}
    }
}

fn with_part(parts: &mut [PartState], name: &str, change: impl FnOnce(&mut PartState)) {
    if let Some(part) = parts.iter_mut().find(|part| part.name == name) {
        change(part);
    }
}
