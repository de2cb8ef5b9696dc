//! What is filled in.

use std::rc::Rc;

use smartrecruiters_catalogue::{BodyKind, Operation};

use super::json::{Json, TextFault};
use super::plan::{Parameter, Plan, text};
use super::prefill::Fill;
use super::shape::{Member, Shape, choices};
use super::walk::Picks;

/// The filled-in form of an operation: plain data, changed by [`FormAction`](super::FormAction)s alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormState {
    /// Parameters in the order of the form.
    pub parameters: Vec<GivenParameter>,
    pub(crate) body: BodyState,
}

/// The values of one parameter, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenParameter {
    /// Name on the wire.
    pub name: String,
    /// Values in order; an empty text is not sent. A parameter that takes one value has one here.
    pub values: Vec<GivenValue>,
}

/// One value of a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenValue {
    /// The key inside an object parameter: the id of a custom field. Empty otherwise.
    pub key: String,
    /// The value.
    pub text: String,
}

/// A file that was chosen, whole.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub content: Rc<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BodyState {
    /// The operation takes none.
    None,
    /// JSON, JSON Patch, or the fields of a form.
    Tree(TreeBody),
    /// Fields and files of a multipart body.
    Parts(Vec<PartState>),
}

/// A body as text and as what the text holds. The text is what is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeBody {
    pub(crate) text: String,
    /// `None`: there is no body.
    pub(crate) tree: Result<Option<Json>, TextFault>,
    pub(crate) is_raw: bool,
    pub(crate) picks: Picks,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartState {
    pub(crate) name: String,
    pub(crate) content: PartContent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PartContent {
    Text(String),
    /// `None`: no file is chosen yet.
    File(Option<GivenFile>),
}

impl FormState {
    /// The form as it opens: filled in from the examples of `document`, the OpenAPI document of the operation's family.
    pub fn new(operation: Operation, document: &Json) -> Self {
        let plan = Plan::of(operation, document);
        let body = match operation.body() {
            BodyKind::None => BodyState::None,
            BodyKind::Json | BodyKind::JsonPatch | BodyKind::Form => BodyState::Tree(TreeBody::of(plan.example_body())),
            BodyKind::Multipart => BodyState::Parts(parts(plan)),
        };
        Self { parameters: plan.parameters().iter().map(|parameter| given(plan, parameter)).collect(), body }
    }

    /// The body as JSON text, as it is sent. `None` where there is none, or none that is text.
    pub fn body_text(&self) -> Option<&str> {
        match &self.body {
            BodyState::Tree(body) => Some(body.text.as_str()).filter(|text| !text.trim().is_empty()),
            BodyState::None | BodyState::Parts(_) => None,
        }
    }

    /// The fields of a multipart body that are texts.
    pub(crate) fn part_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let parts = if let BodyState::Parts(parts) = &self.body { parts.as_slice() } else { &[] };
        parts.iter().filter_map(|part| match &part.content {
            PartContent::Text(text) => Some((part.name.as_str(), text.as_str())),
            PartContent::File(_) => None,
        })
    }

    /// The text of a body, empty where it was taken away. `None` where there is none to give.
    pub(crate) fn raw(&self) -> Option<&str> {
        if let BodyState::Tree(body) = &self.body { Some(&body.text) } else { None }
    }

    /// The form with another body: a text, or the fields of a multipart body; files stay.
    pub(crate) fn with_texts(mut self, body: Option<&str>, parts: &[(String, String)]) -> Self {
        match &mut self.body {
            BodyState::None => {}
            BodyState::Tree(tree) => {
                if let Some(body) = body.filter(|body| *body != tree.text) {
                    tree.read(body.to_owned());
                }
            }
            BodyState::Parts(own) => {
                for (name, text) in parts {
                    let content = PartContent::Text(text.clone());
                    match own.iter_mut().find(|part| part.name == *name) {
                        Some(part) => part.content = content,
                        None => own.push(PartState { name: name.clone(), content }),
                    }
                }
            }
        }
        self
    }

    /// The form with another value of a parameter that takes one.
    pub(crate) fn with_parameter(&self, name: &str, text: &str) -> Self {
        let mut next = self.clone();
        if let Some(parameter) = next.parameters.iter_mut().find(|parameter| parameter.name == name) {
            parameter.values = vec![GivenValue { key: String::new(), text: text.to_owned() }];
        }
        next
    }

    /// The first value of a parameter, as typed.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|parameter| parameter.name == name)?.values.first().map(|value| value.text.as_str())
    }
}

impl TreeBody {
    pub(crate) fn of(tree: Option<Json>) -> Self {
        let text = tree.as_ref().map(Json::pretty).unwrap_or_default();
        Self { text, tree: Ok(tree), is_raw: false, picks: Picks::default() }
    }

    /// Takes a text: keeps it as it is and reads it.
    pub(crate) fn read(&mut self, text: String) {
        self.tree = if text.trim().is_empty() { Ok(None) } else { Json::parse(&text).map(Some) };
        self.text = text;
        self.picks = Picks::default();
    }

    /// Takes a tree: writes it.
    pub(crate) fn write(&mut self, tree: Option<Json>) {
        self.text = tree.as_ref().map(Json::pretty).unwrap_or_default();
        self.tree = Ok(tree);
    }
}

impl std::fmt::Debug for GivenFile {
    /// The content is counted, not shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GivenFile")
            .field("name", &self.name)
            .field("media_type", &self.media_type)
            .field("bytes", &self.content.len())
            .finish()
    }
}

/// Whether a member of a multipart body is a file.
pub(crate) fn is_file(schema: &Json) -> bool {
    text(schema, "format") == "binary"
}

fn given(plan: Plan<'_>, parameter: &Parameter<'_>) -> GivenParameter {
    use smartrecruiters_catalogue::Style;
    let known = parameter.example.map(|example| if let Json::List(items) = example { items.iter().collect() } else { vec![example] });
    let mut texts: Vec<String> = known.unwrap_or_default().into_iter().filter_map(|value| value.clone().plain()).collect();
    if texts.is_empty() && parameter.required {
        texts.extend(first_value(plan, parameter));
    }
    if parameter.style == Style::Single {
        texts.resize(1, String::new());
    }
    let values = texts.into_iter().map(|text| GivenValue { key: String::new(), text }).collect();
    GivenParameter { name: parameter.name.to_owned(), values }
}

/// What a required parameter starts with: a default, the first choice, or what its format allows. A plain text starts empty.
fn first_value(plan: Plan<'_>, parameter: &Parameter<'_>) -> Option<String> {
    let schema = parameter.schema;
    let guessed = schema.entry("default").is_some()
        || choices(schema).next().is_some()
        || schema.entry("format").is_some()
        || matches!(plan.shape(schema), Shape::Boolean | Shape::Number { .. });
    guessed.then(|| plan.filled(schema, Fill::Sample).plain()).flatten()
}

/// The parts that a multipart body starts with: those of the example and those required.
fn parts(plan: Plan<'_>) -> Vec<PartState> {
    let Some(body) = plan.body() else { return Vec::new() };
    let members = plan.members(&[body.schema]);
    let wanted =
        members.iter().filter(|member| member.required || body.example.is_some_and(|example| example.entry(member.name).is_some()));
    wanted.map(|member| part(plan, member, body.example)).collect()
}

/// A part of a multipart body, with the value of the example.
pub(crate) fn part<'a>(plan: Plan<'a>, member: &Member<'a>, example: Option<&Json>) -> PartState {
    let schema = plan.resolve(member.schema);
    let shown = example.and_then(|example| example.entry(member.name)).cloned();
    let content = if is_file(schema) {
        PartContent::File(None)
    } else {
        PartContent::Text(shown.unwrap_or_else(|| plan.filled(schema, Fill::Blank)).plain().unwrap_or_default())
    };
    PartState { name: member.name.to_owned(), content }
}
