//! Where in the value a line stands.

use std::fmt::Write;

use super::{Kind, Lines};
use crate::form::Json;

/// One step of the way from the whole to a part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// Into an entry of an object.
    Key(String),
    /// Into an item of a list.
    Item(usize),
}

impl Lines {
    /// The lines that a line stands in, from the outermost, and itself.
    pub(crate) fn way(&self, index: usize) -> Vec<usize> {
        let mut way = vec![0];
        while let Some(here) = way.last().copied().filter(|here| *here != index) {
            let within = |child: &usize| {
                let end = self.line(*child).filter(|line| line.kind == Kind::Open).map_or(*child, |line| line.end as usize);
                (*child..=end).contains(&index)
            };
            match self.children(here).find(within) {
                Some(child) => way.push(child),
                None => break,
            }
        }
        way
    }

    /// The steps to a line.
    fn steps(&self, index: usize) -> Vec<Step> {
        let way = self.way(index);
        let step = |pair: &[usize]| {
            let [parent, child] = pair else { return Step::Item(0) };
            match self.line(*child).map(|line| self.key(line)).filter(|key| !key.is_empty()) {
                Some(key) => Step::Key(Json::parse(key).ok().and_then(|key| key.plain()).unwrap_or_else(|| key.to_owned())),
                None => Step::Item(self.children(*parent).take_while(|other| other != child).count()),
            }
        };
        way.windows(2).map(step).collect()
    }

    /// The way to a line as programs write it: `content[0].id`. Empty for the whole.
    pub(crate) fn path(&self, index: usize) -> String {
        let mut path = String::new();
        for step in self.steps(index) {
            // A string never refuses to be written to.
            _ = match step {
                Step::Item(item) => write!(path, "[{item}]"),
                Step::Key(key) if is_name(&key) && path.is_empty() => write!(path, "{key}"),
                Step::Key(key) if is_name(&key) => write!(path, ".{key}"),
                Step::Key(key) => write!(path, "[{}]", Json::text(key).compact()),
            };
        }
        path
    }

    /// The line at a JSON Pointer, or the nearest one above it.
    pub(crate) fn at(&self, pointer: &str) -> usize {
        let mut here = 0;
        for step in pointer.split('/').skip(1) {
            let name = step.replace("~1", "/").replace("~0", "~");
            let is_list = self.line(here).is_some_and(|line| self.is_list(line));
            let next = if is_list { self.children(here).nth(step.parse().unwrap_or(usize::MAX)) } else { self.entry(here, &name) };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
        here
    }
}

fn is_name(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
