//! Writes the module of an operation.

use std::fmt::Write;

use super::emit::{Known, Place};
use super::names;
use super::read::{Components, Purpose, Reader, paragraphs};
use super::shape::{Item, Manner, Property, Shape, Type, Use};
use super::text::{self, chain, documentation, escape};
use crate::codegen::fault::Faults;
use crate::codegen::yaml::Node;

/// An operation with what its module needs to know of the document.
pub(crate) struct Source<'n> {
    pub(crate) id: &'n str,
    pub(crate) method: &'n str,
    /// Base and path.
    pub(crate) address: String,
    pub(crate) node: &'n Node,
    /// Place in the catalogue.
    pub(crate) index: String,
    /// Module of the family's schemas, such as `crate::models::users::schemas`.
    pub(crate) schemas: String,
}

const INDENT: usize = 4;
/// What `support` offers to an item.
pub(crate) const FOR_ITEMS: &[&str] = &[
    "BTreeMap",
    "Box",
    "Confidential",
    "Deserialize",
    "JsonPatch",
    "Maybe",
    "Model",
    "Object",
    "Serialize",
    "String",
    "Timestamp",
    "Value",
    "Vec",
];
/// What it offers to an operation.
const FOR_OPERATIONS: &[&str] = &[
    "Arguments",
    "BTreeMap",
    "Body",
    "BodyKind",
    "Box",
    "Confidential",
    "Deserialize",
    "Endpoint",
    "Error",
    "JsonPatch",
    "Maybe",
    "Model",
    "Multipart",
    "Object",
    "Operation",
    "Parts",
    "Payload",
    "Serialize",
    "String",
    "Timestamp",
    "Upload",
    "Value",
    "Vec",
    "first",
    "operation",
];

/// The module, with an empty line after it.
pub(crate) fn write(source: &Source<'_>, components: &Components<'_>, schemas: &Known, faults: &mut Faults) -> String {
    let module = names::snake(source.id.rsplit('.').next().unwrap_or_default());
    let mut reader = Reader::new(components, FOR_OPERATIONS);
    let parameters = parameters(source.node, &mut reader, faults);
    body(source.node, &mut reader, faults);
    answer(source.node, &mut reader, faults);
    let local = Known::of(&reader.items);
    let place = Place { indent: INDENT, prefix: "schemas::", local: &local, schemas };
    let mut items = String::new();
    for name in ["Request", "Response"] {
        items += &reader.items.iter().filter(|item| item.name == name).map(|item| place.item(item)).collect::<String>();
    }
    items += &parameters_struct(source, &parameters, &place);
    items += &reader
        .items
        .iter()
        .filter(|item| !matches!(item.name.as_str(), "Request" | "Response"))
        .map(|item| place.item(item))
        .collect::<String>();
    items += &endpoint(source, &parameters, &place);
    let mut text = documentation("///", 0, &about(source));
    _ = write!(text, "pub mod {module} {{\n{}", imports(&items, source));
    _ = write!(text, "    /// The operation.\n    pub const OPERATION: Operation = operation({});\n\n", source.index);
    text + items.trim_end() + "\n}\n\n"
}

/// Imports of the module of an operation, in rustfmt's order.
fn imports(items: &str, source: &Source<'_>) -> String {
    let mut lines = vec![imports_of(&format!("{items} Operation first operation"), FOR_OPERATIONS, INDENT)];
    if items.contains("schemas::") {
        lines.push(format!("    use {};\n", source.schemas));
    }
    lines.sort();
    lines.concat() + "\n"
}

/// Import of what the items use of what `support` offers.
pub(crate) fn imports_of(items: &str, offered: &[&str], indent: usize) -> String {
    let code: String = items.lines().filter(|line| !line.trim_start().starts_with("///")).collect::<Vec<_>>().join("\n");
    let uses = |name: &str| {
        code.match_indices(name).any(|(at, _)| {
            let before = code.get(..at).and_then(|before| before.chars().next_back());
            let after = code.get(at + name.len()..).unwrap_or_default();
            // A choice of this name is none of them.
            let is_choice = after.starts_with(" = \"");
            !before.is_some_and(|letter| is_of_word(letter) || matches!(letter, ':' | '"')) && !after.starts_with(is_of_word) && !is_choice
        })
    };
    let names: Vec<&str> = offered.iter().copied().filter(|name| uses(name)).collect();
    text::imports(indent, "crate::models::support", &names)
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn parameters<'n>(node: &'n Node, reader: &mut Reader<'_, 'n>, faults: &mut Faults) -> Vec<Property> {
    let mut properties = Vec::new();
    let listed = node.get("parameters").map(Node::items).unwrap_or_default();
    let named = listed.iter().map(|parameter| parameter.get("name").and_then(Node::text).unwrap_or_default());
    for (parameter, field) in listed.iter().zip(super::shape::fields(named)) {
        let text = |key: &str| parameter.get(key).and_then(Node::text);
        let name = text("name").unwrap_or_default();
        let Some(schema) = parameter.get("schema") else { continue };
        let mut of = if text("x-style") == Some("custom-field") {
            Use::plain(Type::Map(Box::new(Use::plain(Type::List(Box::new(Use::plain(Type::Text)))))))
        } else {
            let called = parameter_type(name);
            let listed = schema.get("items").filter(|_| schema.get("type").and_then(Node::text) == Some("array"));
            let of = reader.read(&called, listed.unwrap_or(schema), Purpose::Plain, faults);
            reader.describe(&called, &format!("What the parameter `{name}` takes."));
            if listed.is_some() { Use::plain(Type::List(Box::new(of))) } else { of }
        };
        if matches!(of.kind, Type::Any | Type::Object) {
            of = Use::plain(Type::Text);
        }
        let about = reader.about(parameter, &format!("The parameter `{name}`."));
        let manner = if matches!(of.kind, Type::List(_) | Type::Map(_)) { Manner::Collected } else { Manner::Plain };
        let required = parameter.get("required").and_then(Node::bool) == Some(true);
        properties.push(Property { name: name.to_owned(), field, about, of, required, manner, boxed: false });
    }
    properties
}

/// Name of the enum that a parameter's schema becomes, if it becomes one.
fn parameter_type(name: &str) -> String {
    let name = names::pascal(name);
    let taken = matches!(name.as_str(), "Request" | "Response" | "Parameters") || FOR_OPERATIONS.contains(&name.as_str());
    if taken { name + "Value" } else { name }
}

fn parameters_struct(source: &Source<'_>, parameters: &[Property], place: &Place<'_>) -> String {
    let default = if place.needs(parameters) { "" } else { ", Default" };
    let what = if parameters.is_empty() { "No parameters" } else { "Path, query and header parameters" };
    let mut text = documentation("///", INDENT, &[format!("{what} of `{}`.", source.id)]);
    _ = writeln!(text, "    #[derive(Clone, Debug{default}, PartialEq)]");
    if parameters.is_empty() {
        text += "    pub struct Parameters {}\n\n";
    } else {
        _ = write!(text, "    pub struct Parameters {{\n{}    }}\n\n", place.fields(parameters, |_| String::new()));
    }
    text + &place.constructor("Parameters", parameters, &[])
}

fn endpoint(source: &Source<'_>, parameters: &[Property], place: &Place<'_>) -> String {
    let calls: Vec<String> = parameters
        .iter()
        .map(|Property { name, field, of, required, .. }| match (&of.kind, required) {
            (Type::Map(_), _) => format!(".entries({name:?}, &self.{field})"),
            (Type::List(_), _) => format!(".each({name:?}, &self.{field})"),
            (kind, true) if place.is_copied(kind) => format!(".set({name:?}, self.{field})"),
            (_, true) => format!(".set({name:?}, &self.{field})"),
            (_, false) => format!(".maybe({name:?}, self.{field}.as_ref())"),
        })
        .collect();
    format!(
        "    impl Endpoint for Parameters {{\n        type Request = Request;\n        type Response = Response;\n        \
         const OPERATION: Operation = OPERATION;\n        const OPERATION_ID: &'static str = {:?};\n\n        \
         fn arguments(&self) -> Arguments {{\n{}        }}\n    }}\n",
        source.id,
        chain(INDENT + 8, "Arguments::new()", &calls, "")
    )
}

fn body<'n>(node: &'n Node, reader: &mut Reader<'_, 'n>, faults: &mut Faults) {
    let Some(body) = node.get("requestBody") else {
        return reader.alias("Request", vec!["Nothing: there is no body.".to_owned()], "()");
    };
    let mut about = reader.about(body, "The body.");
    if body.get("required").and_then(Node::bool) != Some(true) {
        about.push("It may be left out: [`Endpoint::arguments`] gives a call without it.".to_owned());
    }
    let media = body.get("content").map(Node::entries).unwrap_or_default().first();
    let Some((media, schema)) = media.and_then(|media| Some((media, media.node.get("schema")?))) else { return };
    let purpose = match (media.key.as_str(), body.get("x-patch").and_then(Node::text)) {
        ("multipart/form-data", _) => Purpose::Multipart,
        (_, Some("merge")) => Purpose::Merge,
        _ => Purpose::Plain,
    };
    reader.named("Request", about, schema, purpose, faults);
}

fn answer<'n>(node: &'n Node, reader: &mut Reader<'_, 'n>, faults: &mut Faults) {
    let responses = node.get("responses").map(Node::entries).unwrap_or_default();
    let successes = responses.iter().filter(|response| response.key.as_str() < "400");
    let (with, without): (Vec<_>, Vec<_>) = successes.partition(|response| response.node.get("content").is_some());
    let Some(response) = with.first() else {
        let about = without.first().map(|response| reader.about(&response.node, "Nothing.")).unwrap_or_default();
        return reader.alias("Response", about, "()");
    };
    let mut about = reader.about(&response.node, "The answer.");
    for other in &without {
        about.push(format!("`None` ({}): {}", other.key, reader.about(&other.node, "nothing.").join(" ")));
    }
    let media = response.node.get("content").map(Node::entries).unwrap_or_default().first();
    let Some((media, schema)) = media.and_then(|media| Some((media, media.node.get("schema")?))) else { return };
    let optional = |kind: &str| if without.is_empty() { kind.to_owned() } else { format!("Option<{kind}>") };
    if media.key != "application/json" {
        about.push(format!("A file, `{}`.", media.key));
        return reader.alias("Response", about, &optional("Vec<u8>"));
    }
    if without.is_empty() {
        return reader.named("Response", about, schema, Purpose::Plain, faults);
    }
    let of = reader.read("Content", schema, Purpose::Plain, faults);
    reader.alias("Response", about, &optional(&of.write("schemas::")));
}

/// Documentation of the module: what it does, how it is reached, what may go wrong.
fn about(source: &Source<'_>) -> Vec<String> {
    let text = |key: &str| source.node.get(key).and_then(Node::text);
    let mut about = vec![format!("{}.", escape(text("summary").unwrap_or_default()))];
    if let Some(by) = text("x-replaced-by") {
        let path: Vec<String> = by.split('.').map(names::snake).collect();
        about.push(format!("Deprecated: use [`{by}`](crate::models::{}).", path.join("::")));
    } else if source.node.get("deprecated").and_then(Node::bool) == Some(true) {
        about.push("Deprecated.".to_owned());
    }
    about.extend(text("description").map(paragraphs).unwrap_or_default());
    about.push(format!("`{} {}`{}{}", source.method.to_uppercase(), source.address, scopes(source.node), rate(source.node)));
    let responses = source.node.get("responses").map(Node::entries).unwrap_or_default();
    let failures: Vec<String> = responses
        .iter()
        .filter(|response| response.key.as_str() >= "400")
        .map(|response| {
            let codes = response.node.get("x-error-codes").map(Node::items).unwrap_or_default();
            let codes: Vec<String> = codes.iter().filter_map(Node::text).map(|code| format!(" `{code}`")).collect();
            let meaning = response.node.get("description").and_then(Node::text).map(|text| escape(text.trim())).unwrap_or_default();
            format!("- {}{}: {meaning}", response.key, codes.join(","))
        })
        .collect();
    if !failures.is_empty() {
        about.push("# Errors".to_owned());
        about.extend(failures);
    }
    about
}

fn scopes(node: &Node) -> String {
    let mut scopes: Vec<String> = Vec::new();
    for entry in node.get("security").map(Node::items).unwrap_or_default().iter().flat_map(Node::entries) {
        for scope in entry.node.items().iter().filter_map(Node::text).map(|scope| format!("`{scope}`")) {
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
    }
    let (one, joint) = match node.get("x-scopes-mode").and_then(Node::text) {
        Some("any") => ("one of the scopes", ", "),
        Some("all") => ("the scopes", " and "),
        _ => ("scopes, on which sources disagree:", ", "),
    };
    match scopes.as_slice() {
        [] => String::new(),
        [scope] => format!(", with the scope {scope}"),
        several => format!(", with {one} {}", several.join(joint)),
    }
}

fn rate(node: &Node) -> String {
    let Some(rate) = node.get("x-rate") else { return ".".to_owned() };
    let number = |key: &str| rate.get(key).and_then(Node::integer).unwrap_or_default();
    format!(". At most {} requests a second and {} at once.", number("perSecond"), number("concurrent"))
}

impl Reader<'_, '_> {
    /// Another name for a type of core's.
    fn alias(&mut self, name: &str, about: Vec<String>, kind: &str) {
        let shape = Shape::Alias(Use::plain(Type::Written(kind.to_owned())));
        self.items.push(Item { name: name.to_owned(), about, shape });
    }
}
