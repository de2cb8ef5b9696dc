//! The company at its beginning: the same for the same seed and count.

use alloc::vec::Vec;

use super::World;
use crate::config::Config;
use crate::ids::Ids;

mod users;

pub(super) fn grow(config: &Config) -> World {
    let ids = Ids::new(config.seed);
    World { ids, users: users::grow(), jobs: Vec::new(), candidates: Vec::new() }
}
