//! Fills path templates. The one place where path arguments are encoded.

use alloc::string::String;

use smartrecruiters_catalogue::{Operation, Segment};

use crate::arguments::Arguments;
use crate::error::Error;
use crate::{percent, query};

/// Appends the path of a call to `url`.
///
/// Empty arguments, `.` and `..` are refused: an address with them would reach another operation.
pub(crate) fn append(operation: Operation, arguments: &Arguments, url: &mut String) -> Result<(), Error> {
    url.push_str(operation.base());
    for segment in operation.segments() {
        url.push('/');
        match segment {
            Segment::Literal(word) => url.push_str(word),
            Segment::Argument(name) => percent::encode(argument(name, arguments)?, url),
        }
    }
    Ok(())
}

fn argument<'a>(name: &'static str, arguments: &'a Arguments) -> Result<&'a str, Error> {
    let Some(given) = arguments.given.iter().find(|argument| argument.name == name) else {
        return Err(query::fault(name, " is missing: it is part of the path"));
    };
    match given.value.as_str() {
        "" => Err(query::fault(name, " is empty: it is part of the path")),
        "." | ".." => Err(query::fault(name, " is a dot segment, which would reach another address")),
        value => Ok(value),
    }
}
