//! The form as elements: each function shows a piece of the outline and says what the reader does. What has a state of its own is a
//! widget.

pub(crate) use self::request::RequestForm;

use yew::Callback;

use super::FormAction;

mod absent;
mod base64;
mod body;
mod choice;
mod control;
mod date_time;
mod entry;
mod field;
mod file;
mod focus;
mod head;
mod json_piece;
mod list;
mod messages;
mod object;
mod parameter;
mod parameters;
mod part;
mod parts;
mod patch;
mod raw;
mod raw_line;
mod request;
mod secret;
mod select;

/// What the reader does, on its way to the state.
type Act = Callback<FormAction>;
