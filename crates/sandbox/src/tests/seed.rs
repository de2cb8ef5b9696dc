//! The company at its beginning is whole and consistent.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::Config;
use crate::world::company::{self, CANDIDATE_PROPERTIES};
use crate::world::{Candidate, Job, World};

fn world() -> World {
    World::new(&Config::default())
}

/// Fails where a list of what should be unique names something twice.
#[track_caller]
fn all_differ<T: Ord + core::fmt::Debug>(list: impl Iterator<Item = T>) -> usize {
    let mut seen = BTreeSet::new();
    for entry in list {
        let shown = format!("{entry:?}");
        assert!(seen.insert(entry), "{shown} is there twice");
    }
    seen.len()
}

#[test]
fn it_has_as_many_of_each_as_the_readme_says() {
    let world = world();
    let counts = (company::DEPARTMENTS.len(), world.users.len(), world.jobs.len(), world.candidates.len());
    assert_eq!(counts, (6, 12, 25, 250));
    let readme = include_str!("../../README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains("six departments, twelve users, 25 jobs, 250 candidates"));
}

#[test]
fn ids_addresses_and_numbers_are_unique() {
    let world = world();
    all_differ(world.users.iter().map(|user| &user.id));
    all_differ(world.users.iter().filter_map(|user| user.text("email")));
    all_differ(world.jobs.iter().map(|job| &job.ref_number));
    let ads = || world.jobs.iter().flat_map(|job| &job.ads);
    all_differ(world.jobs.iter().map(|job| &job.id).chain(ads().map(|ad| &ad.id)));
    assert!(all_differ(ads().filter_map(|ad| ad.posting.as_ref()).map(|posting| &posting.id)) > 10);
    all_differ(world.candidates.iter().map(|candidate| &candidate.id));
    all_differ(world.candidates.iter().map(|candidate| &candidate.email));
    all_differ(world.candidates.iter().flat_map(|candidate| &candidate.applications).map(|application| &application.id));
    all_differ(world.candidates.iter().flat_map(|candidate| &candidate.attachments).map(|attachment| &attachment.id));
}

#[test]
fn what_one_thing_says_of_another_is_there() {
    let world = world();
    let labelled = |list: &[company::Label], id: &str| company::labelled(list, id).is_some();
    for job in &world.jobs {
        let Job { industry, function, experience, department, employment, .. } = job;
        assert!(labelled(&company::INDUSTRIES, industry) && labelled(&company::FUNCTIONS, function), "{}", job.title);
        assert!(labelled(&company::EXPERIENCE_LEVELS, experience), "{}", job.title);
        assert!(department.as_deref().is_some_and(|id| world.settings.department(id).is_some()), "{}", job.title);
        assert!(employment.as_deref().is_some_and(|id| labelled(&company::EMPLOYMENT_TYPES, id)), "{}", job.title);
        assert!(world.user(&job.creator).is_some() && job.team.iter().all(|member| world.user(&member.user).is_some()));
        assert_eq!(job.history.last().map(|change| change.status.as_str()), Some(job.status.as_str()), "{}", job.title);
        assert!(job.history.is_sorted_by_key(|change| change.at_ms) && job.updated_ms <= job.activity_ms, "{}", job.title);
        let value_is_known =
            |(id, value): &(String, String)| world.settings.job_property(id).is_some_and(|property| property.value(value).is_some());
        assert!(job.properties.iter().all(value_is_known), "{}", job.title);
    }
    for candidate in &world.candidates {
        let Candidate { applications, attachments, .. } = candidate;
        for application in applications {
            assert!(world.job(&application.job).is_some(), "{}", candidate.email);
            assert!(application.history.is_sorted_by_key(|change| change.at_ms), "{}", candidate.email);
            assert_eq!(application.history.last().map(|change| &change.status), Some(&application.status), "{}", candidate.email);
            assert!(application.properties.iter().all(|(id, _)| company::property(&CANDIDATE_PROPERTIES, id).is_some()));
        }
        all_differ(applications.iter().map(|application| &application.job));
        assert!(attachments.iter().all(|file| file.job.as_ref().is_none_or(|job| candidate.application(job).is_some())));
    }
}

#[test]
fn the_first_candidates_are_the_same_however_many_there_are() {
    let few = World::new(&Config { candidates: 40, ..Config::default() });
    let many = world();
    assert_eq!((few.candidates.len(), format!("{:?}", few.candidates[39])), (40, format!("{:?}", many.candidates[39])));
    let other = World::new(&Config { seed: 7, ..Config::default() });
    assert_ne!(format!("{:?}", other.candidates[39]), format!("{:?}", many.candidates[39]));
    assert_eq!(format!("{:?}", other.candidates[0]), format!("{:?}", many.candidates[0]), "the people of the story do not change");
    assert_eq!(World::new(&Config { candidates: 0, ..Config::default() }).candidates.len(), 2);
}

#[test]
fn every_status_of_an_application_occurs_and_some_people_have_none() {
    let world = world();
    let applications = || world.candidates.iter().flat_map(|candidate| &candidate.applications);
    for status in ["LEAD", "NEW", "IN_REVIEW", "INTERVIEW", "OFFERED", "HIRED", "REJECTED", "WITHDRAWN"] {
        assert!(applications().any(|application| application.status == status), "{status}");
    }
    assert!(world.candidates.iter().any(|candidate| candidate.applications.is_empty()));
    assert!(world.candidates.iter().any(|candidate| candidate.applications.len() > 1));
}
