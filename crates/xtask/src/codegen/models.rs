//! Rust types for every operation: `crates/core/src/models/generated/`.
//!
//! ```text
//! yaml ─▶ read (schemas as shapes) ─▶ emit (shapes as Rust) ─▶ operation (a module each) ─▶ tree (modules as files)
//! ```

use std::collections::BTreeSet;
use std::fmt::Write;

use super::fault::{Faults, Place};
use super::files::Files;
use super::yaml::{self, Entry, Node};

use self::emit::Known;
use self::operation::Source;
use self::read::{Components, Reader};
use self::shape::Item;
use self::tree::Module;

mod emit;
mod names;
mod operation;
mod read;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod tree;

/// Where the models live.
pub(crate) const TARGET: &str = "crates/core/src/models/generated";
/// Where the test that reads and writes every example finds the types.
pub(crate) const TABLE: &str = "tests/conformance/tests/conformance/models/generated";

/// Longest file that is written.
const MOST_LINES: usize = 2000;
/// A file of schemas that is longer is parted.
const LONG: usize = 1000;
const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

/// Files under [`TARGET`] and under [`TABLE`], by path. The documents are without fault in all but the names they lead to.
pub(crate) fn generate(sources: &[(String, String)]) -> Result<[Files; 2], Faults> {
    let mut faults = Faults::default();
    let mut models = Models::default();
    for (family, text) in sources {
        faults.enter(&format!("{}/{family}.yaml", super::SOURCE));
        if let Some(document) = yaml::parse(text, &mut faults) {
            models.family(family, &document, &mut faults);
        }
    }
    let mut files = models.root.files();
    if let Some(index) = files.get_mut("index.rs") {
        *index += &models.first();
    }
    faults.enter(TARGET);
    for (path, content) in &files {
        let count = content.lines().count();
        if count > MOST_LINES {
            let what = format!("{path} would have {count} lines, and may have {MOST_LINES}");
            faults.add(Place { line: 1, column: 1 }, what, "part its document in two");
        }
    }
    let table = Files::from([("table.rs".to_owned(), table(&models.ids))]);
    if faults.list.is_empty() { Ok([files, table]) } else { Err(faults) }
}

/// What was read so far.
#[derive(Default)]
struct Models {
    root: Module,
    /// Ids of operations, in the order of the catalogue, with whether the body is one of parts.
    ids: Vec<(String, bool)>,
    /// Families with the place of their first operation.
    families: Vec<(String, usize)>,
    /// Paths of modules that stand for operations.
    leaves: BTreeSet<Vec<String>>,
}

impl Models {
    fn family(&mut self, family: &str, document: &Node, faults: &mut Faults) {
        let module = names::snake(family);
        let components = Components::of(document);
        let known = self.schemas(family, &module, document, &components, faults);
        let base = base(document);
        self.families.push((family.to_owned(), self.ids.len()));
        let start = self.ids.len();
        for path in entries(document, "paths") {
            for method in path.node.entries().iter().filter(|method| METHODS.contains(&method.key.as_str())) {
                let Some(id) = method.node.get("operationId") else { continue };
                let source = Source {
                    id: id.text().unwrap_or_default(),
                    method: &method.key,
                    address: format!("{base}{}", path.key),
                    node: &method.node,
                    index: place(family, self.ids.len() - start),
                    schemas: format!("crate::models::{module}::schemas"),
                };
                let content = method.node.get("requestBody").and_then(|body| body.get("content"));
                self.ids.push((source.id.to_owned(), content.is_some_and(|content| content.get("multipart/form-data").is_some())));
                let written = operation::write(&source, &components, &known, faults);
                self.operation(family, source.id, id.place, written, document, faults);
            }
        }
        if let Some(root) = self.root.children.get_mut(&module) {
            root.about =
                document.get("info").and_then(|info| info.get("summary")).and_then(Node::text).map(read::paragraphs).unwrap_or_default();
        }
    }

    /// The module `schemas` of a family. Gives what operations must know of it.
    fn schemas<'n>(&mut self, family: &str, module: &str, document: &'n Node, components: &Components<'n>, faults: &mut Faults) -> Known {
        let mut reader = Reader::new(components, operation::FOR_ITEMS);
        for (name, schema) in components.modelled(document) {
            reader.named(name, Vec::new(), schema, components.purpose(name), faults);
        }
        let mut items = reader.items;
        emit::box_recursion(&mut items);
        items.sort_by(|one, other| one.name.cmp(&other.name));
        let known = Known::of(&items);
        if items.is_empty() {
            return known;
        }
        let about = vec![format!("Schemas that operations of the family `{family}` share.")];
        let written = |prefix, items: &[Item]| -> String {
            let place = emit::Place { indent: 0, prefix, local: &known, schemas: &known };
            items.iter().map(|item| place.item(item)).collect()
        };
        let with_imports = |text: String| vec![operation::imports_of(&text, operation::FOR_ITEMS, 0) + "\n", text];
        self.root.at(&[module.to_owned()]).families.insert(family.to_owned());
        let schemas = self.root.at(&[module.to_owned(), "schemas".to_owned()]);
        schemas.families.insert(family.to_owned());
        schemas.about.clone_from(&about);
        let whole = written("", &items);
        if whole.lines().count() <= LONG {
            schemas.content = with_imports(whole);
            return known;
        }
        schemas.parted = true;
        for part in parts(&items, |items| written("", items).lines().count()) {
            let module = schemas.at(&[part_name(part)]);
            module.families.insert(family.to_owned());
            module.about.clone_from(&about);
            module.content = with_imports(written("super::", part));
        }
        known
    }

    fn operation(&mut self, family: &str, id: &str, place: Place, written: String, document: &Node, faults: &mut Faults) {
        let path: Vec<String> = id.split('.').map(names::snake).collect();
        let Some((name, parents)) = path.split_last() else { return };
        let is_module = |path: &[String]| self.root.find(path).is_some();
        if is_module(&path) || name == "schemas" || (1..path.len()).any(|depth| self.leaves.contains(path.get(..depth).unwrap_or_default()))
        {
            let what = format!("`{id}` and another operation would both be the Rust module `{}`", path.join("::"));
            faults.add(place, what, "rename one of them: no operation may be named like the beginning of another, nor `schemas`");
        }
        for depth in 1..path.len() {
            let prefix = id.split('.').take(depth).collect::<Vec<_>>().join(".");
            let tag = document.get("tags").map(Node::items).unwrap_or_default().iter();
            let tag =
                tag.filter(|tag| tag.get("name").and_then(Node::text) == Some(&prefix)).find_map(|tag| tag.get("description")?.text());
            let module = self.root.at(path.get(..depth).unwrap_or_default());
            module.families.insert(family.to_owned());
            if module.about.is_empty() {
                module.about = tag.map_or_else(|| vec![format!("Operations `{prefix}.*`.")], read::paragraphs);
            }
        }
        self.root.at(parents).content.push(written);
        self.leaves.insert(path);
    }

    /// Where the operations of each family begin.
    fn first(&self) -> String {
        let mut text = "\n/// Place in the catalogue of the first operation of each family.\npub(crate) mod first {\n".to_owned();
        for (family, start) in &self.families {
            _ = writeln!(text, "    pub(crate) const {}: u16 = {start};", constant(family));
        }
        text + "}\n"
    }
}

/// The operations with their types, for a test that treats all of them alike.
fn table(ids: &[(String, bool)]) -> String {
    let mut text = "// Generated by cargo xtask codegen from openapi/*.yaml. Do not edit.\n\n//! Every operation with its types.\n\n\
                    use smartrecruiters_core::models;\n\nuse crate::models::Typed;\n\n/// In the order of the catalogue.\n\
                    #[rustfmt::skip]\npub(crate) static OPERATIONS: &[Typed] = &[\n"
        .to_owned();
    for (id, parts) in ids {
        let path: Vec<String> = id.split('.').map(names::snake).collect();
        let kind = if *parts { "parts" } else { "json" };
        _ = writeln!(text, "    Typed::{kind}::<models::{}::Parameters>(),", path.join("::"));
    }
    text + "];\n"
}

/// Items in groups by first letter, as many letters together as make a file that is not long.
fn parts(items: &[Item], length: impl Fn(&[Item]) -> usize) -> Vec<&[Item]> {
    let mut parts = Vec::new();
    let (mut start, mut end) = (0, 0);
    for same in items.chunk_by(|one, other| one.name.chars().next() == other.name.chars().next()) {
        let next = end + same.len();
        if end > start && length(&items[start..next]) > LONG {
            parts.push(&items[start..end]);
            start = end;
        }
        end = next;
    }
    parts.push(&items[start..end]);
    parts
}

/// `a_to_c` for items whose names begin with these letters.
fn part_name(items: &[Item]) -> String {
    let letter = |item: Option<&Item>| item.and_then(|item| item.name.chars().next()).unwrap_or('a').to_ascii_lowercase();
    let (first, last) = (letter(items.first()), letter(items.last()));
    if first == last { first.to_string() } else { format!("{first}_to_{last}") }
}

fn entries<'n>(node: &'n Node, key: &str) -> &'n [Entry] {
    node.get(key).map(Node::entries).unwrap_or_default()
}

/// The part of the path that all operations of a document share.
fn base(document: &Node) -> &str {
    let server = document.get("servers").map(Node::items).unwrap_or_default().first();
    let url = server.and_then(|server| server.get("url")).and_then(Node::text).unwrap_or_default();
    url.strip_prefix("https://").and_then(|rest| rest.find('/').and_then(|slash| rest.get(slash..))).unwrap_or_default()
}

/// A place in the catalogue, so written that another family's operations do not change it.
fn place(family: &str, nth: usize) -> String {
    let first = format!("first::{}", constant(family));
    if nth == 0 { first } else { format!("{first} + {nth}") }
}

fn constant(family: &str) -> String {
    family.replace('-', "_").to_uppercase()
}
