//! The fields of a JSON body that are drawn: what is there, and what is required.

use smartrecruiters_core::schema::Data;
use std::rc::Rc;

use super::{described, faults_at, notes};
use crate::form::fault::{BODY, Fault};
use crate::form::input::Input;
use crate::form::json::{Json, pointer};
use crate::form::plan::{Plan, flag};
use crate::form::shape::Shape;
use crate::form::walk::{Node, Picks, Walk};

/// One place of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) pointer: String,
    /// Its key or number.
    pub(crate) name: String,
    /// How it is called on the page.
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) notes: String,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    /// Pointer of what may be taken away here. `None` where nothing may.
    pub(crate) removes: Option<String>,
    /// Whether what may be taken away is an item of a list.
    pub(crate) is_item: bool,
    /// Whether it may be null, and is. `None` where it may not.
    pub(crate) null: Option<bool>,
    pub(crate) picker: Option<Picker>,
    pub(crate) kind: Kind,
    pub(crate) faults: Vec<Fault>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A single value as typed.
    Scalar {
        input: Input,
        text: String,
    },
    Object {
        fields: Vec<Rc<Field>>,
        absent: Vec<Absent>,
        is_free: bool,
    },
    /// Items, how many more there are that are not drawn, and whether another may be added.
    List {
        items: Vec<Rc<Field>>,
        hidden: usize,
        is_full: bool,
    },
    /// One operation of a JSON Patch: verb, path, paths to choose from, and the value or the path to take it from.
    Patch {
        verb: String,
        path: Rc<Field>,
        paths: Rc<[String]>,
        argument: Option<Rc<Field>>,
    },
    /// A value of unknown shape, or one that its schema does not foresee, as JSON text.
    Json {
        text: String,
    },
    Null,
    /// Required, not single, and not there.
    Missing,
}

/// A field that may be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Absent {
    pub(crate) pointer: String,
    pub(crate) name: String,
    pub(crate) help: String,
}

/// The forms that a value may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picker {
    pub(crate) labels: Vec<String>,
    pub(crate) picked: usize,
}

/// The whole body.
pub(super) fn root<'a>(plan: Plan<'a>, schema: &'a Json, tree: &Json, picks: &'a Picks, faults: &[Fault]) -> Field {
    let paths = if plan.is_patch() { paths(plan) } else { Vec::new() };
    let drawing = Drawing { walk: Walk::new(plan, picks), faults, paths: paths.into() };
    let spot = Spot { outer: schema, value: Some(tree), pointer: String::new(), name: "body".to_owned(), required: true, is_item: false };
    // What is wrong with the body as a whole is said above it.
    Field { faults: Vec::new(), ..drawing.field(spot) }
}

impl Field {
    pub(super) fn collect_places<'f>(&'f self, found: &mut Vec<&'f str>) {
        found.extend(self.faults.iter().map(|fault| fault.place.as_str()));
        match &self.kind {
            Kind::Object { fields, .. } | Kind::List { items: fields, .. } => fields.iter().for_each(|field| field.collect_places(found)),
            Kind::Patch { path, argument, .. } => {
                [Some(path), argument.as_ref()].into_iter().flatten().for_each(|field| field.collect_places(found));
            }
            Kind::Scalar { .. } | Kind::Json { .. } | Kind::Null | Kind::Missing => {}
        }
    }
}

struct Drawing<'a, 'f> {
    walk: Walk<'a>,
    faults: &'f [Fault],
    paths: Rc<[String]>,
}

/// A place before it is looked at.
struct Spot<'a, 'v> {
    outer: &'a Json,
    value: Option<&'v Json>,
    pointer: String,
    name: String,
    required: bool,
    is_item: bool,
}

impl<'a> Drawing<'a, '_> {
    fn field(&self, spot: Spot<'a, '_>) -> Field {
        let node = self.walk.node(spot.outer, spot.value, &spot.pointer);
        let nullable = self.walk.plan.is_nullable(node.schema);
        let labels: Vec<String> = node.alternatives.iter().map(|alternative| self.walk.plan.label(*alternative)).collect();
        let is_null = nullable && spot.value == Some(&Json::Null);
        let is_patch = self.walk.is_patch_operation(&spot.pointer) && spot.value.is_some_and(is_operation);
        let shows_picker = labels.len() > 1 && !is_null && !is_patch && spot.value.is_some();
        let is_removable = spot.value.is_some() && !spot.pointer.is_empty() && (spot.is_item || !spot.required);
        let kind = if is_null { Kind::Null } else { self.kind(&node, &spot, is_patch) };
        // What all items of a list share is said once, above them.
        let is_plain = is_patch || spot.is_item && matches!(kind, Kind::Scalar { .. });
        let field = Field {
            label: if spot.is_item { format!("[{}]", spot.name) } else { spot.name.clone() },
            help: if is_plain { String::new() } else { described(spot.outer, node.schema) },
            notes: if is_plain { String::new() } else { self.notes(&node) },
            required: spot.required && !spot.is_item,
            deprecated: flag(node.schema, "deprecated") || flag(spot.outer, "deprecated"),
            removes: is_removable.then(|| spot.pointer.clone()),
            is_item: spot.is_item,
            null: nullable.then_some(is_null),
            picker: shows_picker.then_some(Picker { labels, picked: node.picked }),
            kind,
            faults: faults_at(self.faults, &format!("{BODY}{}", spot.pointer)),
            pointer: spot.pointer,
            name: spot.name,
        };
        flat(field)
    }

    fn kind(&self, node: &Node<'a>, spot: &Spot<'a, '_>, is_patch: bool) -> Kind {
        let input = Input::of(node.shape, node.branch, &spot.name);
        match (node.shape, spot.value, input) {
            (_, Some(Json::Draft(typed)), _) => Kind::Json { text: typed.clone() },
            (_, Some(value), _) if is_patch => self.operation(node, value, spot),
            (_, None, Some(input)) => Kind::Scalar { input, text: String::new() },
            (_, None, None) => Kind::Missing,
            (_, Some(value), Some(input)) if *value != Json::Null && value.plain().is_some() => {
                Kind::Scalar { input: lined(input, value), text: value.plain().unwrap_or_default() }
            }
            (Shape::Object, Some(value @ Json::Object(entries)), _) => self.object(node, value, entries, &spot.pointer),
            (Shape::List(_), Some(value @ Json::List(items)), _) => self.list(node, value, items, &spot.pointer),
            (_, Some(value), _) => Kind::Json { text: value.pretty() },
        }
    }

    fn object(&self, node: &Node<'a>, value: &Json, entries: &[(String, Json)], place: &str) -> Kind {
        let members = self.walk.members(node);
        let known = members.iter().filter(|member| member.required || value.entry(member.name).is_some());
        let mut names: Vec<(&str, bool)> = known.map(|member| (member.name, member.required)).collect();
        for (name, _) in entries {
            if names.iter().all(|(known, _)| known != name) {
                names.push((name, false));
            }
        }
        let fields = names.into_iter().map(|(name, required)| self.child(node, value, place, name, required, false)).collect();
        let absent = members.iter().filter(|member| !member.required && value.entry(member.name).is_none());
        let absent = absent.filter(|member| !flag(self.walk.plan.resolve(member.schema), "readOnly")).map(|member| Absent {
            pointer: pointer::child(place, member.name),
            name: member.name.to_owned(),
            help: described(member.schema, self.walk.plan.resolve(member.schema)),
        });
        Kind::Object { fields, absent: absent.collect(), is_free: self.walk.plan.extra(&[node.schema, node.branch]).is_some() }
    }

    fn list(&self, node: &Node<'a>, value: &Json, items: &[Json], place: &str) -> Kind {
        let drawn = items.len().min(MOST_ITEMS);
        let most = node.branch.entry("maxItems").and_then(Data::count);
        Kind::List {
            items: (0..drawn).map(|index| self.child(node, value, place, &index.to_string(), false, true)).collect(),
            hidden: items.len() - drawn,
            is_full: most.is_some_and(|most| items.len() as u64 >= most),
        }
    }

    fn operation(&self, node: &Node<'a>, value: &Json, spot: &Spot<'a, '_>) -> Kind {
        let verb = value.entry("op").and_then(Json::plain).unwrap_or_default();
        let argument = match verb.as_str() {
            "remove" => None,
            "move" | "copy" => Some("from"),
            _ => Some("value"),
        };
        let child = |name: &str| self.child(node, value, &spot.pointer, name, true, false);
        Kind::Patch { verb, path: child("path"), paths: Rc::clone(&self.paths), argument: argument.map(child) }
    }

    fn child(&self, node: &Node<'a>, value: &Json, place: &str, step: &str, required: bool, is_item: bool) -> Rc<Field> {
        Rc::new(self.field(Spot {
            outer: self.walk.child(node, Some(value), place, step),
            value: value.entry(step),
            pointer: pointer::child(place, step),
            name: step.to_owned(),
            required,
            is_item,
        }))
    }

    fn notes(&self, node: &Node<'a>) -> String {
        match node.shape {
            Shape::List(items) => {
                let limits = notes::of(node.branch);
                let items = notes::of(self.walk.plan.resolve(items));
                if items.is_empty() { limits } else { limits.replacen("array", &format!("array of {items}"), 1) }
            }
            Shape::Anything if node.alternatives.is_empty() => notes::of(node.branch),
            Shape::Anything => String::new(),
            _ => notes::of(node.branch),
        }
    }
}

/// An object that has one single value and no room for more is drawn in one line, as `industry.id`.
fn flat(outer: Field) -> Field {
    let is_whole = outer.pointer.is_empty() || outer.picker.is_some() || outer.null.is_some();
    let inner = match &outer.kind {
        Kind::Object { fields, absent, is_free: false } if absent.is_empty() && !is_whole => match fields.as_slice() {
            [only] if matches!(only.kind, Kind::Scalar { .. }) && only.picker.is_none() && only.null.is_none() && only.required => {
                Rc::clone(only)
            }
            _ => return outer,
        },
        _ => return outer,
    };
    Field {
        label: format!("{}.{}", outer.label, inner.label),
        help: if outer.help.is_empty() { inner.help.clone() } else { outer.help },
        deprecated: outer.deprecated || inner.deprecated,
        faults: outer.faults.into_iter().chain(inner.faults.iter().cloned()).collect(),
        name: outer.name,
        required: outer.required,
        removes: outer.removes,
        is_item: outer.is_item,
        ..(*inner).clone()
    }
}

/// An input of one line cannot show line ends.
fn lined(input: Input, value: &Json) -> Input {
    let is_long = matches!(value, Json::Text(text) if text.contains('\n'));
    if is_long && matches!(input, Input::Line(_)) { Input::Area } else { input }
}

fn is_operation(value: &Json) -> bool {
    matches!(value, Json::Object(_)) && ["op", "path"].iter().all(|name| value.entry(name).and_then(Json::plain).is_some())
}

/// Paths into the resource that a patch changes, two levels deep.
fn paths(plan: Plan<'_>) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(target) = plan.patched() {
        collect(plan, target, "", 0, &mut found);
    }
    found
}

fn collect<'a>(plan: Plan<'a>, schema: &'a Json, place: &str, depth: usize, found: &mut Vec<String>) {
    let schema = plan.resolve(schema);
    match plan.shape(schema) {
        Shape::List(_) => found.push(pointer::child(place, "-")),
        Shape::Object if depth < 2 => {
            for member in plan.members(&[schema]) {
                let here = pointer::child(place, member.name);
                found.push(here.clone());
                collect(plan, member.schema, &here, depth + 1, found);
            }
        }
        _ => {}
    }
}

/// More items than this are edited as JSON.
const MOST_ITEMS: usize = 100;
