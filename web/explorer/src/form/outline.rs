//! What is drawn: the form as plain data, so that views hold no rules.

use std::rc::Rc;

use smartrecruiters_catalogue::{BodyKind, Operation, Style};

use super::fault::{BODY, Fault};
use super::input::Input;
use super::json::{Json, TextFault, pointer};
use super::plan::{Body, Parameter, Place, Plan, text};
use super::state::{BodyState, FormState, GivenParameter, GivenValue, PartContent, PartState, TreeBody, is_file};

pub(crate) use self::field::{Absent, Field, Kind, Picker};

mod field;
mod notes;

/// A form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Parameters that are always shown: the required ones.
    pub(crate) required: Vec<Rc<ParameterField>>,
    pub(crate) optional: Vec<Rc<ParameterField>>,
    pub(crate) body: Option<Rc<BodyOutline>>,
}

/// A parameter with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParameterField {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    pub(crate) style: Style,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) help: String,
    pub(crate) notes: String,
    pub(crate) input: Input,
    pub(crate) values: Vec<GivenValue>,
    pub(crate) faults: Vec<Fault>,
}

/// A body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BodyOutline {
    pub(crate) kind: BodyKind,
    pub(crate) required: bool,
    pub(crate) help: String,
    pub(crate) has_example: bool,
    pub(crate) is_raw: bool,
    pub(crate) content: Content,
    /// Faults of the body as a whole.
    pub(crate) faults: Vec<Fault>,
    /// Faults of places in the body that are not drawn, as in text.
    pub(crate) elsewhere: Vec<Fault>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// There is none.
    Absent,
    /// The text is shown.
    Raw { text: Rc<str>, fault: Option<TextFault> },
    /// The form is asked for, and the text is not JSON.
    Broken(TextFault),
    /// The form is shown.
    Tree(Rc<Field>),
    /// Fields and files are shown.
    Parts { parts: Vec<Rc<PartField>>, absent: Vec<Absent>, is_free: bool },
}

/// A field or file of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartField {
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) help: String,
    pub(crate) notes: String,
    pub(crate) faults: Vec<Fault>,
    /// Whether a file is to be a picture.
    pub(crate) is_picture: bool,
    pub(crate) content: PartKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    Text {
        input: Input,
        text: String,
    },
    /// Name, media type and size of the file, once one is chosen.
    File(Option<(String, String, usize)>),
}

impl Outline {
    pub(crate) fn of(operation: Operation, document: &Json, state: &FormState, faults: &[Fault]) -> Self {
        let plan = Plan::of(operation, document);
        let fields = plan.parameters().into_iter().filter_map(|parameter| {
            let given = state.parameters.iter().find(|given| given.name == parameter.name)?;
            Some(Rc::new(parameter_field(plan, &parameter, given, faults)))
        });
        let (required, optional) = fields.partition(|field| field.required);
        let body = plan.body().map(|body| Rc::new(body_outline(plan, &body, &state.body, faults)));
        Self { required, optional, body }
    }
}

impl Content {
    /// Places that have faults of their own on the page.
    pub(crate) fn places(&self) -> Vec<&str> {
        let mut found = Vec::new();
        match self {
            Self::Tree(field) => field.collect_places(&mut found),
            Self::Parts { parts, .. } => found.extend(parts.iter().flat_map(|part| &part.faults).map(|fault| fault.place.as_str())),
            Self::Absent | Self::Raw { .. } | Self::Broken(_) => {}
        }
        found
    }
}

impl ParameterField {
    /// Whether anything is given.
    pub(crate) fn is_given(&self) -> bool {
        self.values.iter().any(|value| !value.text.is_empty())
    }

    /// Where a single value stands the name of the parameter suffices; of a list each value is numbered.
    pub(crate) fn is_list(&self) -> bool {
        self.style != Style::Single
    }
}

fn parameter_field(plan: Plan<'_>, parameter: &Parameter<'_>, given: &GivenParameter, faults: &[Fault]) -> ParameterField {
    ParameterField {
        name: parameter.name,
        place: parameter.place,
        style: parameter.style,
        required: parameter.required,
        deprecated: parameter.deprecated,
        help: parameter.help.to_owned(),
        notes: notes::of(parameter.schema),
        input: Input::of_schema(plan, parameter.schema, parameter.name),
        values: given.values.clone(),
        faults: faults_at(faults, parameter.name),
    }
}

fn body_outline(plan: Plan<'_>, body: &Body<'_>, state: &BodyState, faults: &[Fault]) -> BodyOutline {
    let (is_raw, content) = match state {
        BodyState::None => (false, Content::Absent),
        BodyState::Parts(parts) => (false, part_fields(plan, body, parts, faults)),
        BodyState::Tree(tree) => (tree.is_raw, tree_content(plan, body, tree, faults)),
    };
    // Where the text is not JSON, the content says so itself.
    let told = match &content {
        Content::Raw { fault: Some(fault), .. } | Content::Broken(fault) => fault.to_string(),
        _ => String::new(),
    };
    let drawn = content.places();
    let elsewhere = faults.iter().filter(|fault| fault.place.starts_with(BODY_PREFIX) && !drawn.contains(&fault.place.as_str()));
    BodyOutline {
        elsewhere: elsewhere.cloned().collect(),
        kind: body.kind,
        required: body.required,
        help: body.help.to_owned(),
        has_example: body.example.is_some(),
        is_raw,
        content,
        faults: faults_at(faults, BODY).into_iter().filter(|fault| fault.message != told).collect(),
    }
}

fn tree_content(plan: Plan<'_>, body: &Body<'_>, state: &TreeBody, faults: &[Fault]) -> Content {
    if state.is_raw {
        let fault = Json::parse(&state.text).err().filter(|_| !state.text.trim().is_empty());
        return Content::Raw { text: state.text.as_str().into(), fault };
    }
    match &state.tree {
        Err(fault) => Content::Broken(fault.clone()),
        Ok(None) => Content::Absent,
        Ok(Some(tree)) => Content::Tree(Rc::new(field::root(plan, body.schema, tree, &state.picks, faults))),
    }
}

fn part_fields(plan: Plan<'_>, body: &Body<'_>, parts: &[PartState], faults: &[Fault]) -> Content {
    let members = plan.members(&[body.schema]);
    let fields = parts.iter().map(|part| {
        let member = members.iter().find(|member| member.name == part.name);
        let outer = member.map_or(&Json::Null, |member| member.schema);
        let schema = member.map_or(&Json::Null, |member| plan.resolve(member.schema));
        let content = match &part.content {
            PartContent::File(file) => {
                PartKind::File(file.as_ref().map(|file| (file.name.clone(), file.media_type.clone(), file.content.len())))
            }
            PartContent::Text(text) => PartKind::Text { input: Input::of_schema(plan, outer, &part.name), text: text.clone() },
        };
        Rc::new(PartField {
            name: part.name.clone(),
            required: member.is_some_and(|member| member.required),
            help: described(outer, schema),
            notes: if is_file(schema) { "file".to_owned() } else { notes::of(schema) },
            faults: faults_at(faults, &pointer::child(BODY, &part.name)),
            is_picture: plan.operation.path().ends_with("/avatar"),
            content,
        })
    });
    let absent = members.iter().filter(|member| parts.iter().all(|part| part.name != member.name));
    let absent = absent.map(|member| Absent {
        pointer: pointer::child("", member.name),
        name: member.name.to_owned(),
        help: described(member.schema, plan.resolve(member.schema)),
    });
    Content::Parts { parts: fields.collect(), absent: absent.collect(), is_free: members.is_empty() }
}

/// The description of a place, or of the schema that it refers to.
fn described(outer: &Json, schema: &Json) -> String {
    let own = text(outer, "description");
    if own.is_empty() { text(schema, "description").to_owned() } else { own.to_owned() }
}

/// What places in the body begin with.
const BODY_PREFIX: &str = "/body/";

fn faults_at(faults: &[Fault], place: &str) -> Vec<Fault> {
    faults.iter().filter(|fault| fault.place == place).cloned().collect()
}
