//! The company at its beginning: the same for the same seed and count.

use super::{Journal, Places, World};
use crate::config::Config;
use crate::ids::Ids;
use crate::time;

mod candidates;
mod hooks;
mod jobs;
mod log;
mod partners;
mod people;
mod selection;
mod settings;
mod titles;
mod users;

pub(super) fn grow(config: &Config) -> World {
    let mut ids = Ids::new(config.seed);
    let settings = settings::grow(config.seed);
    let jobs = jobs::grow(&mut ids, &settings);
    let mut candidates = candidates::grow(config.seed, config.candidates, &jobs);
    let selection = selection::grow(config.seed, &jobs, &mut candidates);
    let users = users::grow(config.seed, config.users);
    let audit = log::grow(config.seed, &users, &jobs, &candidates);
    let (reporting, partners, hooks) = (partners::reporting(), partners::grow(), hooks::grow(config.seed));
    let (journal, user_places, candidate_places) = (Journal::default(), Places::default(), Places::default());
    World { ids, settings, users, jobs, candidates, selection, reporting, partners, journal, audit, hooks, user_places, candidate_places }
}

/// A moment of the story.
fn moment(text: &str) -> u64 {
    time::parse(text).unwrap_or(0)
}
