//! Writes query strings in the styles that the API has.

use alloc::string::String;
use alloc::vec::Vec;

use smartrecruiters_catalogue::{Location, Operation, Parameter, Segment, Style};

use crate::arguments::{Argument, Arguments};
use crate::error::{Error, ErrorKind};
use crate::percent;

/// Appends the query of a call to `url`, parameters in the order of the catalogue.
pub(crate) fn append(operation: Operation, arguments: &Arguments, url: &mut String) -> Result<(), Error> {
    refuse_unknown(operation, arguments)?;
    let mut separator = '?';
    for parameter in operation.parameters().filter(|parameter| parameter.location == Location::Query) {
        match parameter.style {
            Style::Single => {
                if let Some(argument) = single(parameter, arguments)? {
                    pair(&mut separator, &[parameter.name], &argument.value, url);
                }
            }
            Style::Repeat => {
                for argument in arguments.values(parameter.name) {
                    pair(&mut separator, &[parameter.name], &argument.value, url);
                }
            }
            Style::Comma => joined(&mut separator, &[parameter.name], &mut arguments.values(parameter.name), url),
            Style::CustomField => {
                let mut written: Vec<&str> = Vec::new();
                for argument in arguments.values(parameter.name) {
                    let id = field_id(argument);
                    if id.is_empty() {
                        return Err(fault(parameter.name, " takes entries: a field id and its values"));
                    }
                    if !written.contains(&id) {
                        written.push(id);
                        let mut values = arguments.values(parameter.name).filter(|other| field_id(other) == id);
                        joined(&mut separator, &[CUSTOM_FIELD, id], &mut values, url);
                    }
                }
            }
        }
        if parameter.required && arguments.values(parameter.name).next().is_none() {
            return Err(fault(parameter.name, " is missing: the vendor requires it"));
        }
    }
    Ok(())
}

/// The one value of a parameter that takes one.
pub(crate) fn single(parameter: Parameter, arguments: &Arguments) -> Result<Option<&Argument>, Error> {
    let mut values = arguments.values(parameter.name);
    match (values.next(), values.next()) {
        (Some(_), Some(_)) => Err(fault(parameter.name, " takes one value and was given several")),
        (first, _) => Ok(first),
    }
}

/// An error about one argument.
pub(crate) fn fault(name: &str, what: &str) -> Error {
    let mut message = String::from("`");
    message.push_str(name);
    message.push('`');
    message.push_str(what);
    Error::new(ErrorKind::Argument, message)
}

/// Appends a number in decimal, without the formatting machinery that would weigh on the wasm.
pub(crate) fn push_number(number: usize, out: &mut String) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

fn refuse_unknown(operation: Operation, arguments: &Arguments) -> Result<(), Error> {
    for argument in &arguments.given {
        let in_path = operation.segments().any(|segment| matches!(segment, Segment::Argument(name) if name == argument.name));
        if in_path || operation.parameters().any(|parameter| parameter.name == argument.name) {
            continue;
        }
        return Err(unknown(&argument.name, operation));
    }
    Ok(())
}

fn unknown(name: &str, operation: Operation) -> Error {
    let mut what = String::from(" is not a parameter of this operation");
    let mut separator = ": it takes ";
    for parameter in operation.parameters() {
        what.push_str(separator);
        what.push_str(parameter.name);
        separator = ", ";
    }
    fault(name, &what)
}

fn pair(separator: &mut char, name: &[&str], value: &str, url: &mut String) {
    begin(separator, name, url);
    percent::encode(value, url);
}

fn joined(separator: &mut char, name: &[&str], values: &mut dyn Iterator<Item = &Argument>, url: &mut String) {
    let mut first = true;
    for argument in values {
        if first {
            begin(separator, name, url);
        } else {
            url.push(',');
        }
        percent::encode(&argument.value, url);
        first = false;
    }
}

/// The id of a custom field, given with or without the words that stand before it in a query.
fn field_id(argument: &Argument) -> &str {
    argument.key.strip_prefix(CUSTOM_FIELD).unwrap_or(&argument.key)
}

fn begin(separator: &mut char, name: &[&str], url: &mut String) {
    url.push(*separator);
    *separator = '&';
    for part in name {
        percent::encode(part, url);
    }
    url.push('=');
}

const CUSTOM_FIELD: &str = "custom_field.";
