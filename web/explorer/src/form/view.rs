//! The form as components: each shows a piece of the outline and says what the reader does.

pub use self::request::{RequestForm, RequestFormProps};

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
