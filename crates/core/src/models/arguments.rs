//! Fields of `Parameters` as arguments.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;

use crate::arguments::Arguments;

impl Arguments {
    /// Gives a parameter its value, where there is one.
    pub(crate) fn maybe(self, name: &str, value: Option<&impl Display>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Gives a parameter each of these values.
    pub(crate) fn each<T: Display>(self, name: &str, values: &[T]) -> Self {
        values.iter().fold(self, |arguments, value| arguments.set(name, value))
    }

    /// Gives an object parameter each value of each of its keys.
    pub(crate) fn entries(mut self, name: &str, entries: &BTreeMap<String, Vec<String>>) -> Self {
        for (key, values) in entries {
            for value in values {
                self = self.entry(name, key, value);
            }
        }
        self
    }
}
