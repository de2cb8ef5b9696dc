//! A filled-in form becomes the arguments of a call.

use smartrecruiters_catalogue::{BodyKind, Location, Operation, Segment, Style};
use smartrecruiters_core::{Arguments, Body, Multipart, Part, call};

use super::fault::{BODY, Fault};
use super::json::{Json, pointer};
use super::state::{BodyState, FormState, GivenParameter, PartContent, PartState, TreeBody};

impl FormState {
    /// What is sent. A body that the schema refuses is let through, so that the vendor's own answer can be seen.
    ///
    /// # Errors
    /// What keeps a request from being built: a missing path argument, a value that no header can carry, text that is not JSON, a file
    /// that is not chosen.
    pub fn arguments(&self, operation: Operation) -> Result<Arguments, Vec<Fault>> {
        let mut faults = self.obstacles(operation);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut arguments = Arguments::new();
        for parameter in &self.parameters {
            for value in parameter.values.iter().filter(|value| !value.text.is_empty()) {
                arguments = arguments.entry(&parameter.name, &value.key, &value.text);
            }
        }
        let arguments = arguments.body(self.body.given(operation.body()));
        if let Err(error) = call::request(operation, "", &arguments) {
            faults.push(Fault::error(BODY, format!("cannot be sent: {}", error.message())));
            return Err(faults);
        }
        Ok(arguments)
    }

    /// Everything that keeps a request from being built.
    pub(crate) fn obstacles(&self, operation: Operation) -> Vec<Fault> {
        let parameters = self.parameters.iter().flat_map(|parameter| parameter_obstacles(operation, parameter));
        parameters.chain(self.body.obstacles(operation.body_required())).collect()
    }
}

impl BodyState {
    fn given(&self, kind: BodyKind) -> Body {
        match self {
            Self::Parts(parts) => Body::Multipart(Multipart { parts: parts.iter().filter_map(sent).collect() }),
            Self::Tree(TreeBody { tree: Ok(Some(Json::Object(entries))), .. }) if kind == BodyKind::Form => {
                let fields = entries.iter().map(|(name, value)| (name.clone(), value.plain().unwrap_or_else(|| value.compact())));
                Body::Form(fields.collect())
            }
            Self::Tree(body) if !body.text.trim().is_empty() && kind != BodyKind::Form => Body::json(body.text.as_str()),
            Self::Tree(_) | Self::None => Body::None,
        }
    }

    fn obstacles(&self, required: bool) -> Vec<Fault> {
        match self {
            Self::Parts(parts) => parts.iter().filter_map(part_obstacle).collect(),
            Self::Tree(TreeBody { tree: Err(fault), .. }) => vec![Fault::error(BODY, fault.to_string())],
            Self::Tree(TreeBody { tree: Ok(None), .. }) if required => vec![Fault::error(BODY, "is required")],
            Self::None | Self::Tree(TreeBody { tree: Ok(None), .. }) => Vec::new(),
            Self::Tree(TreeBody { tree: Ok(Some(tree)), .. }) => {
                let mut faults = Vec::new();
                drafts(tree, "", &mut faults);
                faults
            }
        }
    }
}

fn parameter_obstacles(operation: Operation, parameter: &GivenParameter) -> Vec<Fault> {
    let fault = |message: &str| Fault::error(&parameter.name, message);
    let texts = || parameter.values.iter().filter(|value| !value.text.is_empty());
    if operation.segments().any(|segment| matches!(segment, Segment::Argument(name) if name == parameter.name)) {
        return match texts().next().map(|value| value.text.as_str()) {
            None => vec![fault("is required: it is part of the path")],
            Some("." | "..") => vec![fault("cannot be a dot segment, which would reach another address")],
            Some(_) => Vec::new(),
        };
    }
    let Some(known) = operation.parameters().find(|known| known.name == parameter.name) else { return Vec::new() };
    let mut faults = Vec::new();
    if known.required && texts().next().is_none() {
        faults.push(fault("is required"));
    }
    if known.location == Location::Header && texts().any(|value| value.text.bytes().any(|byte| !(0x20..0x7f).contains(&byte))) {
        faults.push(fault("holds a character that no header can carry"));
    }
    if known.style == Style::CustomField && texts().any(|value| value.key.is_empty()) {
        faults.push(fault("needs the id of a custom field beside each value"));
    }
    faults
}

/// A part as it is sent: an empty field is not.
fn sent(part: &PartState) -> Option<Part> {
    match &part.content {
        PartContent::Text(text) if text.is_empty() => None,
        PartContent::Text(text) => Some(Part::field(&part.name, text)),
        PartContent::File(file) => file.as_ref().map(|file| Part::file(&part.name, &file.name, &file.media_type, file.content.to_vec())),
    }
}

fn part_obstacle(part: &PartState) -> Option<Fault> {
    matches!(part.content, PartContent::File(None)).then(|| Fault::error(pointer::child(BODY, &part.name), "is missing: choose a file"))
}

/// Notes what was typed and is not JSON yet.
fn drafts(tree: &Json, place: &str, faults: &mut Vec<Fault>) {
    match tree {
        Json::Draft(typed) => {
            let why = Json::parse(typed).err().map(|fault| fault.to_string()).unwrap_or_default();
            faults.push(Fault::error(format!("{BODY}{place}"), why));
        }
        Json::List(items) => items.iter().enumerate().for_each(|(index, item)| drafts(item, &format!("{place}/{index}"), faults)),
        Json::Object(entries) => entries.iter().for_each(|(name, value)| drafts(value, &pointer::child(place, name), faults)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
    }
}
