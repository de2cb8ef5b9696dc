//! A few values by key. A list, because a tree would weigh more in the page than it saves.

/// Values in the order they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shelf<K, V>(Vec<(K, V)>);

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Shelf<K, V> {
    /// The value of a key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.find(|found| found == key)
    }

    /// The value of the first key that is meant.
    pub(crate) fn find(&self, is_meant: impl Fn(&K) -> bool) -> Option<&V> {
        self.0.iter().find(|(key, _)| is_meant(key)).map(|(_, value)| value)
    }

    /// Gives a key its value, in place of the one before.
    pub(crate) fn put(&mut self, key: K, value: V) {
        match self.0.iter_mut().find(|(found, _)| *found == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }
}

impl<K, V> Shelf<K, V> {
    /// Drops the values of all other keys.
    pub(crate) fn keep(&mut self, is_kept: impl Fn(&K) -> bool) {
        self.0.retain(|(key, _)| is_kept(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_value_takes_the_place_of_the_one_before() {
        let mut shelf = Shelf::default();
        shelf.put("a", 1);
        shelf.put("b", 2);
        shelf.put("a", 3);
        assert_eq!((shelf.get(&"a"), shelf.get(&"b"), shelf.get(&"c")), (Some(&3), Some(&2), None));
        shelf.keep(|key| *key == "b");
        assert_eq!((shelf.get(&"a"), shelf.find(|key| key.starts_with('b'))), (None, Some(&2)));
    }
}
