//! Walks a body and its schema side by side.

use smartrecruiters_core::schema::{Fault, validate};

use super::json::{Json, pointer};
use super::plan::{ANYTHING, Plan};
use super::shape::{Alternative, Member, Shape};
use crate::state::shelf::Shelf;

/// Which alternative was picked by hand, by the pointer of the value.
pub(crate) type Picks = Shelf<String, usize>;

pub(crate) struct Walk<'a> {
    pub(crate) plan: Plan<'a>,
    picks: &'a Picks,
}

/// A place of the body, with what the schema says of it.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    /// The schema as it is referred to: it may have a description of its own.
    pub(crate) outer: &'a Json,
    /// The schema behind references.
    pub(crate) schema: &'a Json,
    /// The branch that is picked, or the schema again.
    pub(crate) branch: &'a Json,
    pub(crate) shape: Shape<'a>,
    pub(crate) alternatives: Vec<Alternative<'a>>,
    pub(crate) picked: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(plan: Plan<'a>, picks: &'a Picks) -> Self {
        Self { plan, picks }
    }

    /// What the schema says of a value.
    pub(crate) fn node(&self, outer: &'a Json, value: Option<&Json>, pointer: &str) -> Node<'a> {
        let schema = self.plan.resolve(outer);
        let alternatives = self.plan.alternatives(schema);
        let picked = self.picks.find(|picked| picked == pointer).copied().filter(|picked| *picked < alternatives.len());
        let picked = picked.unwrap_or_else(|| self.fitting(&alternatives, value));
        let (branch, shape) = match alternatives.get(picked) {
            None => (schema, self.plan.shape(schema)),
            Some(Alternative::Branch(branch)) => {
                let branch = self.plan.resolve(branch);
                (branch, self.plan.shape(branch))
            }
            Some(Alternative::Kind(kind)) => (schema, self.plan.shape_of_kind(kind, schema)),
            Some(Alternative::AnyText) => (schema, Shape::Text),
            Some(Alternative::AnyJson) => (schema, Shape::Anything),
        };
        Node { outer, schema, branch, shape, alternatives, picked }
    }

    /// What the schema says of the place at `pointer` in a body. The last step need not exist yet.
    pub(crate) fn at(&self, schema: &'a Json, root: Option<&Json>, place: &str) -> Node<'a> {
        let mut value = root;
        let mut here = String::new();
        let mut node = self.node(schema, value, "");
        for step in pointer::steps(place) {
            let inner = self.child(&node, value, &here, &step);
            value = value.and_then(|value| value.entry(&step));
            here = pointer::child(&here, &step);
            node = self.node(inner, value, &here);
        }
        node
    }

    /// The schema of an entry or item.
    pub(crate) fn child(&self, node: &Node<'a>, value: Option<&Json>, place: &str, step: &str) -> &'a Json {
        if step == "value"
            && self.is_patch_operation(place)
            && let Some(Json::Text(path)) = value.and_then(|value| value.entry("path"))
        {
            return self.patched_at(path);
        }
        if let Shape::List(items) = node.shape {
            return items;
        }
        let known = self.members(node).into_iter().find(|member| member.name == step);
        known.map(|member| member.schema).or_else(|| self.plan.extra(&[node.schema, node.branch])).unwrap_or(&ANYTHING)
    }

    pub(crate) fn members(&self, node: &Node<'a>) -> Vec<Member<'a>> {
        self.plan.members(&[node.schema, node.branch])
    }

    /// Whether the place holds one operation of a JSON Patch.
    pub(crate) fn is_patch_operation(&self, place: &str) -> bool {
        self.plan.is_patch() && place.matches('/').count() == 1
    }

    /// What the patched resource holds at this path.
    fn patched_at(&self, path: &str) -> &'a Json {
        let Some(target) = self.plan.patched() else { return &ANYTHING };
        pointer::steps(path).fold(target, |schema, step| {
            let node = self.node(schema, None, "");
            self.child(&node, None, "", &step)
        })
    }

    /// The alternative that `value` fits, or nearly fits.
    fn fitting(&self, alternatives: &[Alternative<'a>], value: Option<&Json>) -> usize {
        let Some(value) = value.filter(|_| !alternatives.is_empty()) else { return 0 };
        let distance = |alternative: &Alternative<'a>| match alternative {
            Alternative::Branch(branch) => validate(self.plan.document, branch, value).iter().map(weight).sum(),
            Alternative::Kind(kind) => usize::from(!is_kind(kind, value)),
            Alternative::AnyText => usize::from(!matches!(value, Json::Text(_))),
            Alternative::AnyJson => 0,
        };
        let distances = alternatives.iter().map(distance).enumerate();
        distances.min_by_key(|(_, distance)| *distance).map_or(0, |(place, _)| place)
    }
}

/// A wrong kind or constant at the top tells more than a fault inside.
fn weight(fault: &Fault) -> usize {
    if fault.path.is_empty() && fault.keyword == "type" || fault.keyword == "enum" { 100 } else { 1 }
}

fn is_kind(kind: &str, value: &Json) -> bool {
    match value {
        Json::Text(_) | Json::Draft(_) => kind == "string",
        Json::Number(_) => matches!(kind, "number" | "integer"),
        Json::Bool(_) => kind == "boolean",
        Json::List(_) => kind == "array",
        Json::Object(_) => kind == "object",
        Json::Null => kind == "null",
    }
}
