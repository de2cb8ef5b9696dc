//! What the audit log says of the time before: who joined, and how applications moved.

use super::users::user_id;
use crate::world::audit::AuditLog;
use crate::world::{Author, Candidate, Change, Job, Subject, User};

pub(super) fn grow(seed: u64, users: &[User], jobs: &[Job], candidates: &[Candidate]) -> AuditLog {
    let mut log = AuditLog::new(seed);
    let administrator = Author::User(user_id(1), "PASSWORD");
    for user in users.iter().take(MOST_PEOPLE) {
        log.write(Change::logged(Subject::User(user.id.clone()), "USER_ACCOUNT_CREATED"), &administrator, user.updated_ms);
        if user.active {
            log.write(Change::logged(Subject::User(user.id.clone()), "USER_ACCOUNT_ACTIVATED"), &administrator, user.updated_ms);
        }
    }
    for job in jobs {
        let author = Author::User(job.creator.clone(), "PASSWORD");
        for _ in &job.team {
            log.write(Change::logged(Subject::Job(job.id.clone()), "HIRING_TEAM_MEMBER_ADDED"), &author, job.created_ms);
        }
    }
    for candidate in candidates.iter().take(MOST_PEOPLE) {
        for application in &candidate.applications {
            let subject = |application: &crate::world::candidate::Application| Subject::Application {
                job: application.job.clone(),
                candidate: candidate.id.clone(),
                id: application.id.clone(),
            };
            for (place, step) in application.history.iter().enumerate() {
                let (name, author) = match place {
                    0 => ("JOB_APPLICATION_CREATED", Author::Candidate(candidate.id.clone())),
                    _ => ("JOB_APPLICATION_STATE_MODIFIED", Author::User(step.by.clone(), "PASSWORD")),
                };
                log.write(Change::logged(subject(application), name), &author, step.at_ms);
            }
        }
    }
    log.sort();
    log
}

/// How many users and how many candidates the log of the seed speaks of: a company with many would have little else in memory.
const MOST_PEOPLE: usize = 250;
