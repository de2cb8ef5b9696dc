//! Where things are, so that a large company is not searched from one end for each request.

use alloc::vec::Vec;
use core::fmt;

use crate::order;

/// Places of things in their list, in the order of their ids.
#[derive(Clone, Default)]
pub(crate) struct Places(Vec<u32>);

impl Places {
    /// Learns of what was added to the list since.
    pub(crate) fn learn<T>(&mut self, things: &[T], id: fn(&T) -> &str) {
        let new = self.0.len()..things.len();
        let at = |place: u32| things.get(place as usize).map(id);
        if new.len() > FEW {
            self.0.extend(new.map(|place| place as u32));
            order::sort_places(&mut self.0, &|one, other| at(one).cmp(&at(other)));
            return;
        }
        for place in new.map(|place| place as u32) {
            let rank = self.0.partition_point(|known| at(*known) < at(place));
            self.0.push(place);
            if let Some(after) = self.0.get_mut(rank..) {
                after.rotate_right(1);
            }
        }
    }

    /// Follows a thing being taken out of the list.
    pub(crate) fn forget(&mut self, gone: usize) {
        self.0.retain(|place| *place as usize != gone);
        for place in self.0.iter_mut().filter(|place| **place as usize > gone) {
            *place -= 1;
        }
    }

    /// The place of the thing with this id, also where it was added a moment ago.
    pub(crate) fn find<T>(&self, things: &[T], id: fn(&T) -> &str, sought: &str) -> Option<usize> {
        let known = self.0.binary_search_by(|place| things.get(*place as usize).map(id).cmp(&Some(sought)));
        match known {
            Ok(rank) => self.0.get(rank).map(|place| *place as usize),
            Err(_) => (self.0.len()..things.len()).find(|place| things.get(*place).is_some_and(|thing| id(thing) == sought)),
        }
    }
}

/// Shows nothing: all that it knows is in the list itself.
impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Places")
    }
}

/// So many are put in their places one by one.
const FEW: usize = 16;

#[cfg(test)]
mod tests {
    use super::Places;
    use alloc::vec::Vec;

    #[test]
    fn a_thing_is_found_wherever_it_is() {
        let id: fn(&&'static str) -> &'static str = |thing| thing;
        let (mut places, mut things) = (Places::default(), Vec::from(["d", "b", "f"]));
        assert_eq!(places.find(&things, id, "b"), Some(1), "before it is learnt");
        places.learn(&things, id);
        assert_eq!(["b", "d", "f", "e"].map(|sought| places.find(&things, id, sought)), [Some(1), Some(0), Some(2), None]);
        things.retain(|thing| *thing != "d");
        places.forget(0);
        assert_eq!(["b", "d", "f"].map(|sought| places.find(&things, id, sought)), [Some(0), None, Some(1)]);
        things.extend(["a"; 1]);
        places.learn(&things, id);
        things.extend(["c"; 30]);
        places.learn(&things, id);
        assert_eq!(["a", "b", "f"].map(|sought| places.find(&things, id, sought)), [Some(2), Some(0), Some(1)]);
        assert!(places.find(&things, id, "c").is_some_and(|place| place > 2));
    }
}
