//! Finds, sets and removes values by their JSON Pointer (RFC 6901).

use super::Json;

/// The pointer of an entry or item.
pub(crate) fn child(parent: &str, name: &str) -> String {
    format!("{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The pointer of what holds this one, and the name or number in it. `None` for the whole.
pub(crate) fn split(pointer: &str) -> Option<(&str, String)> {
    pointer.rsplit_once('/').map(|(parent, last)| (parent, unescape(last)))
}

/// The names and numbers on the way.
pub(crate) fn steps(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(unescape)
}

/// Whether `pointer` is `outer` or lies in it.
pub(crate) fn is_within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Json {
    /// The value at `pointer`.
    pub(crate) fn get(&self, pointer: &str) -> Option<&Self> {
        steps(pointer).try_fold(self, |value, step| value.entry(&step))
    }

    /// The entry of this name, or the item of this number.
    pub(crate) fn entry(&self, step: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().rev().find(|(name, _)| name == step).map(|(_, value)| value),
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// How many entries or items it has. None for single values.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Object(entries) => entries.len(),
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    /// Puts `value` at `pointer`: replaces what is there, or adds an entry or item at the end. Nothing happens where no object or list
    /// holds the place.
    pub(crate) fn set(&mut self, pointer: &str, value: Self) {
        let Some((parent, step)) = split(pointer) else {
            *self = value;
            return;
        };
        match self.get_mut(parent) {
            Some(Self::Object(entries)) => match entries.iter_mut().rev().find(|(name, _)| *name == step) {
                Some((_, old)) => *old = value,
                None => entries.push((step, value)),
            },
            Some(Self::List(items)) => {
                let place = step.parse().unwrap_or(items.len());
                match items.get_mut(place) {
                    Some(old) => *old = value,
                    None => items.push(value),
                }
            }
            _ => {}
        }
    }

    /// Takes the value at `pointer` away.
    pub(crate) fn remove(&mut self, pointer: &str) {
        let Some((parent, step)) = split(pointer) else { return };
        match self.get_mut(parent) {
            Some(Self::Object(entries)) => {
                if let Some(place) = entries.iter().rposition(|(name, _)| *name == step) {
                    entries.remove(place);
                }
            }
            Some(Self::List(items)) => {
                if let Some(place) = step.parse().ok().filter(|place| *place < items.len()) {
                    items.remove(place);
                }
            }
            _ => {}
        }
    }

    fn get_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        steps(pointer).try_fold(self, |value, step| match value {
            Self::Object(entries) => entries.iter_mut().rev().find(|(name, _)| *name == step).map(|(_, value)| value),
            Self::List(items) => items.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
