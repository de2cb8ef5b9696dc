//! Operations as methods: signatures, parameters, comments, and the tree that they hang in.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::{docs, types};

/// An operation as the client shows it.
pub(super) struct Method {
    pub(super) id: String,
    pub(super) summary: String,
    /// Method and path, such as `GET /user-api/v201804/users`.
    pub(super) address: String,
    /// What the promise gives.
    pub(super) answer: String,
    pub(super) deprecated: bool,
    path: Vec<(String, String)>,
    body: Option<(String, bool, String)>,
    parameters: Vec<Value>,
    reply: String,
    comment: Vec<String>,
}

/// Every operation of a document, in order.
pub(super) fn of(document: &Value) -> Vec<Method> {
    let url = docs::text(document.pointer("/servers/0/url"));
    let base = url.strip_prefix("https://").and_then(|rest| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or_default().to_owned();
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let methods = paths.flat_map(|(path, methods)| methods.as_object().into_iter().flatten().map(move |entry| (path, entry)));
    methods.map(|(path, (method, operation))| Method::read(document, &base, path, method, operation)).collect()
}

impl Method {
    fn read(document: &Value, base: &str, path: &str, method: &str, operation: &Value) -> Self {
        let given: Vec<&Value> = operation.get("parameters").and_then(Value::as_array).into_iter().flatten().collect();
        let (in_path, parameters): (Vec<&Value>, Vec<&Value>) = given.into_iter().partition(|parameter| parameter["in"] == "path");
        let answer = answer(operation);
        let mut read = Self {
            id: docs::text(operation.get("operationId")),
            summary: docs::text(operation.get("summary")),
            address: format!("{} {base}{path}", method.to_uppercase()),
            reply: reply(document, operation, &answer),
            answer,
            deprecated: operation.get("deprecated") == Some(&Value::Bool(true)),
            path: in_path.iter().map(|one| (docs::text(one.get("name")), docs::text(one.get("description")))).collect(),
            body: body(document, operation),
            parameters: parameters.into_iter().cloned().collect(),
            comment: Vec::new(),
        };
        read.comment = read.comment(operation);
        read
    }

    /// Names of the arguments, `?` after those that may be left out.
    pub(super) fn names(&self) -> String {
        let mut names: Vec<String> = self.path.iter().map(|(name, _)| name.clone()).collect();
        names.extend(self.body.as_ref().map(|(_, required, _)| if *required { "body".to_owned() } else { "body?".to_owned() }));
        if !self.parameters.is_empty() {
            names.push(if self.needs_parameters() { "parameters".to_owned() } else { "parameters?".to_owned() });
        }
        names.join(", ")
    }

    /// The interface of query and header parameters. Empty where there are none.
    pub(super) fn parameters_type(&self) -> String {
        if self.parameters.is_empty() {
            return String::new();
        }
        let mut text = format!("\n/** Query and header parameters of `{}`. */\nexport interface {} {{\n", self.id, self.parameters_name());
        for parameter in &self.parameters {
            text += &docs::comment(&[docs::text(parameter.get("description"))], 1);
            let mark = if parameter["required"] == true { "" } else { "?" };
            _ = writeln!(text, "  {}{mark}: {};", types::key(&docs::text(parameter.get("name"))), parameter_type(parameter));
        }
        text + "}\n"
    }

    fn signature(&self) -> String {
        let mut arguments: Vec<String> = self.path.iter().map(|(name, _)| format!("{name}: string")).collect();
        if let Some((kind, required, _)) = &self.body {
            // What stands before a required argument cannot be left out; it can be undefined.
            let mark = if *required {
                ": "
            } else if self.needs_parameters() {
                ": undefined | "
            } else {
                "?: "
            };
            arguments.push(format!("body{mark}{kind}"));
        }
        if !self.parameters.is_empty() {
            let mark = if self.needs_parameters() { "" } else { "?" };
            arguments.push(format!("parameters{mark}: {}", self.parameters_name()));
        }
        arguments.push(format!("options?: {}", if self.reply.starts_with("List") { "ListOptions" } else { "RequestOptions" }));
        format!("({}): {}", arguments.join(", "), self.reply)
    }

    fn needs_parameters(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter["required"] == true)
    }

    fn parameters_name(&self) -> String {
        self.id.split('.').map(super::capital).collect::<String>() + "Parameters"
    }

    fn comment(&self, operation: &Value) -> Vec<String> {
        let mut lines = vec![format!("{}.", self.summary), docs::text(operation.get("description")), format!("`{}`", self.address)];
        let mut facts = Vec::new();
        let scopes = scopes(operation);
        if !scopes.is_empty() {
            facts.push(format!("Scopes: {scopes}."));
        }
        if let Some(rate) = operation.get("x-rate") {
            facts.push(format!("Limits: {} requests a second, {} in flight.", rate["perSecond"], rate["concurrent"]));
        }
        lines.push(facts.join(" "));
        lines.extend(self.path.iter().map(|(name, about)| format!("@param {name} {about}")));
        lines.extend(self.body.iter().map(|(_, _, about)| format!("@param body {about}")));
        for (status, response) in operation.get("responses").and_then(Value::as_object).into_iter().flatten() {
            let codes: Vec<String> = response
                .get("x-error-codes")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(|code| format!("`{code}`"))
                .collect();
            if !status.starts_with('2') {
                let codes = if codes.is_empty() { String::new() } else { format!(" Codes: {}.", codes.join(", ")) };
                lines.push(format!("@throws {status}: {}{codes}", docs::text(response.get("description"))));
            }
        }
        if self.deprecated {
            let successor = docs::text(operation.get("x-replaced-by"));
            lines.push(if successor.is_empty() { "@deprecated".to_owned() } else { format!("@deprecated Use `{successor}`.") });
        }
        lines
    }
}

/// Methods under the words of their ids.
#[derive(Default)]
pub(super) struct Tree<'m> {
    method: Option<&'m Method>,
    children: BTreeMap<&'m str, Tree<'m>>,
    order: Vec<&'m str>,
}

impl<'m> Tree<'m> {
    pub(super) fn of(methods: &'m [Method]) -> Self {
        let mut root = Self::default();
        for method in methods {
            let mut node = &mut root;
            for word in method.id.split('.') {
                if !node.children.contains_key(word) {
                    node.order.push(word);
                }
                node = node.children.entry(word).or_default();
            }
            node.method = Some(method);
        }
        root
    }

    /// The tree as an object type.
    pub(super) fn text(&self, depth: usize) -> String {
        let indent = "  ".repeat(depth + 1);
        let mut text = String::from("{\n");
        for (name, child) in self.order.iter().filter_map(|name| Some((name, self.children.get(name)?))) {
            match child.method {
                Some(method) => {
                    text += &docs::comment(&method.comment, depth + 1);
                    _ = writeln!(text, "{indent}{name}{};", method.signature());
                }
                None => _ = writeln!(text, "{indent}{name}: {};", child.text(depth + 1)),
            }
        }
        text + &"  ".repeat(depth) + "}"
    }
}

fn body(document: &Value, operation: &Value) -> Option<(String, bool, String)> {
    let body = operation.get("requestBody")?;
    let (_, media) = body.get("content")?.as_object()?.iter().next()?;
    let schema = media.get("schema").unwrap_or(&Value::Null);
    let resolved = resolve(document, schema);
    let demands =
        resolved.get("required").is_some() || resolved.get("type") == Some(&Value::from("array")) || resolved.get("oneOf").is_some();
    let required = body.get("required") == Some(&Value::Bool(true)) || demands;
    Some((types::of(schema, 2), required, docs::text(body.get("description"))))
}

/// What a success gives: the types of all success answers, `void` for none. An answer of 304 is a success without content.
fn answer(operation: &Value) -> String {
    let responses = operation.get("responses").and_then(Value::as_object);
    let mut kinds: Vec<String> = Vec::new();
    for (_, response) in responses.into_iter().flatten().filter(|(status, _)| status.starts_with('2') || *status == "304") {
        let media = response.get("content").and_then(Value::as_object).and_then(|content| content.iter().next());
        let kind = match media {
            None => "void".to_owned(),
            Some((kind, media)) if kind == "application/json" => types::of(media.get("schema").unwrap_or(&Value::Null), 2),
            Some(_) => "File".to_owned(),
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.len() > 1 {
        // `void` in a union could not be compared with anything.
        kinds.iter_mut().filter(|kind| *kind == "void").for_each(|kind| "undefined".clone_into(kind));
    }
    kinds.join(" | ")
}

fn reply(document: &Value, operation: &Value, answer: &str) -> String {
    match answer {
        "File" => return "FileReply".to_owned(),
        "File | undefined" => return "FileReply<undefined>".to_owned(),
        _ => {}
    }
    let items = operation.pointer("/x-paging/response/items").and_then(Value::as_str);
    if operation.get("x-paging").is_none() {
        return format!("Reply<{answer}>");
    }
    format!("ListReply<{answer}, {}>", item(document, operation, items).unwrap_or_else(|| "unknown".to_owned()))
}

/// The type of the items of a list.
fn item(document: &Value, operation: &Value, key: Option<&str>) -> Option<String> {
    let schema = operation.pointer("/responses/200/content/application~1json/schema")?;
    let page = resolve(document, schema);
    let list = match key? {
        "" => page,
        key => resolve(document, page.get("properties")?.get(key)?),
    };
    list.get("items").map(|items| types::of(items, 2))
}

fn parameter_type(parameter: &Value) -> String {
    let schema = parameter.get("schema").unwrap_or(&Value::Null);
    if parameter.get("x-style").is_some() {
        return "Record<string, string | readonly string[]>".to_owned();
    }
    match schema.get("items") {
        Some(items) => {
            let one = types::of(items, 1);
            if one.contains(" | ") { format!("{one} | readonly ({one})[]") } else { format!("{one} | readonly {one}[]") }
        }
        None => types::of(schema, 1),
    }
}

/// Scopes of an operation as a sentence part.
fn scopes(operation: &Value) -> String {
    let alternatives = operation.get("security").and_then(Value::as_array).into_iter().flatten();
    let names = alternatives.filter_map(|one| one.get("accessToken")?.as_array()).map(|scopes| {
        let scopes: Vec<String> = scopes.iter().filter_map(Value::as_str).map(|scope| format!("`{scope}`")).collect();
        scopes.join(" and ")
    });
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.join(" or ")
}

fn resolve<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix('#'));
    target.and_then(|pointer| document.pointer(pointer)).unwrap_or(schema)
}
