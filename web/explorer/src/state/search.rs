//! Finds operations as one types: by id, vendor's id, path, method, summary, field, scope or error code, forgiving small typos.

use smartrecruiters_catalogue::{Operation, events, operations};
use smartrecruiters_core::schema::Data;

use self::words::{Word, is_filler, singular, split};
use crate::form::Json;
use crate::route::{Route, codes};

mod words;

/// All operations, prepared for searching.
#[derive(Debug)]
pub(crate) struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    operation: Operation,
    /// Its words with what a match is worth.
    words: Vec<(Word, u32)>,
    /// Our id and the vendor's as words in one, to tell an exact name.
    names: [String; 2],
    address: String,
    /// How many words its id has: of two that match alike, the shorter name is meant.
    length: u32,
}

/// An operation that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// The operation.
    pub(crate) operation: Operation,
    /// How well it fits; higher is better.
    pub(crate) score: u32,
    /// A scope or code that was looked for, to be shown beside the result.
    pub(crate) why: Option<&'static str>,
}

impl Index {
    /// Prepares all operations. `fields` tells what they take in their bodies, once that is known.
    pub(crate) fn new(fields: Option<&Json>) -> Self {
        Self { entries: operations().map(|operation| Entry::new(operation, fields)).collect() }
    }

    /// Operations that fit every word, the best first.
    pub(crate) fn find(&self, query: &str) -> Vec<Hit> {
        let wanted = Query::new(query);
        if wanted.words.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = Vec::new();
        for hit in self.entries.iter().filter_map(|entry| entry.hit(&wanted)) {
            // Of two that fit alike, the earlier one of the catalogue stays before the other.
            let place = hits.iter().rposition(|before| before.score >= hit.score).map_or(0, |last| last + 1);
            hits.insert(place, hit);
        }
        hits
    }
}

/// Events and error codes that were found.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Pages {
    /// The pages.
    pub(crate) found: Vec<Route>,
    /// Whether they are more likely meant than operations.
    pub(crate) are_meant: bool,
}

/// Events whose name or summary has every word, and the error code of this name.
pub(crate) fn pages(query: &str) -> Pages {
    let whole = query.trim().to_ascii_lowercase();
    let about = |word: &String| EVENT_WORDS.contains(&singular(word).as_str());
    let typed: Vec<String> = split(query).filter(|word| !is_filler(word)).collect();
    let words: Vec<Word> = typed.iter().filter(|word| !about(word)).map(|word| Word::new(word)).collect();
    let is_code = |code: &&str| whole.len() > 3 && code.to_ascii_lowercase().starts_with(&whole);
    let mut found: Vec<Route> = codes().into_iter().filter(is_code).take(MOST_CODES).map(Route::Code).collect();
    let mut are_meant =
        typed.iter().any(about) || found.iter().any(|route| matches!(route, Route::Code(code) if code.to_ascii_lowercase() == whole));
    for (name, summary) in events() {
        let own: Vec<Word> = split(name).chain(split(summary)).map(|word| Word::new(&word)).collect();
        if !words.is_empty() && words.iter().all(|word| own.iter().any(|own| own.likeness(word) >= ALIKE)) {
            are_meant |= whole.contains('.') && name.starts_with(&whole);
            found.push(Route::Event(name, summary));
        }
    }
    Pages { found, are_meant }
}

struct Query {
    words: Vec<Word>,
    /// The words in one, as names are kept. Empty for an address.
    name: String,
    /// As typed, in lower case, where it looks like an address.
    address: Option<String>,
    /// As typed, in capitals or not: a code or scope.
    whole: String,
}

impl Query {
    fn new(query: &str) -> Self {
        let words: Vec<Word> = split(query).filter(|word| !is_filler(word)).map(|word| Word::new(&word)).collect();
        let address = query.split_whitespace().find(|part| part.contains('/')).map(str::to_ascii_lowercase);
        // What has a path is no name, though its words may be those of one.
        let name = if address.is_some() { String::new() } else { name(query) };
        Self { name, words, address, whole: query.trim().to_owned() }
    }
}

impl Entry {
    fn new(operation: Operation, fields: Option<&Json>) -> Self {
        let facts = operation.facts();
        let mut words: Vec<(Word, u32)> = Vec::new();
        // From the most to the least: one word from several places counts where it is worth most.
        let mut take = |text: &str, worth: u32| {
            for word in split(text).map(|word| Word::new(&word)) {
                if words.iter().all(|(known, _)| *known != word) {
                    words.push((word, worth));
                }
            }
        };
        take(facts.id, ID);
        take(operation.method().as_str(), METHOD);
        take(facts.summary, SUMMARY);
        take(facts.vendor_id.unwrap_or_default(), VENDOR);
        take(operation.base(), PATH);
        take(facts.path, PATH);
        take(operation.family().title, FAMILY);
        operation.parameters().for_each(|parameter| take(parameter.name, PARAMETER));
        take(fields.and_then(|fields| fields.entry(operation.id())).and_then(Data::text).unwrap_or_default(), FIELD);
        facts.scopes.iter().for_each(|scope| take(scope, SCOPE));
        facts.failures.iter().flat_map(|(_, codes)| codes.iter()).for_each(|code| take(code, CODE));
        let address = format!("{}{}", operation.base(), facts.path).to_ascii_lowercase();
        let names = [name(facts.id), name(facts.vendor_id.unwrap_or_default())];
        Self { operation, words, names, address, length: split(facts.id).count() as u32 }
    }

    fn hit(&self, query: &Query) -> Option<Hit> {
        let mut score = 0;
        for word in &query.words {
            // Words of an address need not match one by one when the address does.
            let best = self.words.iter().map(|(own, worth)| worth * own.likeness(word) / 100).max().unwrap_or_default();
            if best == 0 && !self.reached(query) {
                return None;
            }
            score += best;
        }
        if self.reached(query) {
            score += if query.address.as_deref() == Some(&self.address) { WHOLE_ADDRESS } else { ADDRESS };
        }
        let facts = self.operation.facts();
        let named = self.names.iter().position(|name| !name.is_empty() && *name == query.name);
        score += named.map_or(0, |place| if place == 0 { NAMED } else { NAMED_BY_VENDOR });
        let mut known = facts.scopes.iter().chain(facts.failures.iter().flat_map(|(_, codes)| codes.iter()));
        let why = known.find(|word| word.eq_ignore_ascii_case(&query.whole));
        score += if why.is_some() { WHOLE } else { 0 };
        score = score.saturating_sub(2 * self.length);
        let score = if facts.deprecated { score * 3 / 4 } else { score };
        Some(Hit { operation: self.operation, score: score.max(1), why })
    }

    fn reached(&self, query: &Query) -> bool {
        query.address.as_ref().is_some_and(|address| self.address.contains(address.as_str()))
    }
}

/// The words of a name in one, singular and sorted, so that `create.user` is `users.create`.
fn name(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in split(text).filter(|word| !is_filler(word)).map(|word| singular(&word)) {
        let place = words.iter().position(|other| *other > word).unwrap_or(words.len());
        words.insert(place, word);
    }
    words.join(" ")
}

/// Words that say that an event is meant.
const EVENT_WORDS: [&str; 3] = ["event", "webhook", "payload"];
/// From here on a word of an event is the one that was typed.
const ALIKE: u32 = 55;
/// Codes with a common beginning are many.
const MOST_CODES: usize = 5;
const ID: u32 = 100;
const SUMMARY: u32 = 80;
const METHOD: u32 = 90;
const VENDOR: u32 = 60;
const PATH: u32 = 60;
const FAMILY: u32 = 40;
const SCOPE: u32 = 36;
const PARAMETER: u32 = 36;
const FIELD: u32 = 38;
const CODE: u32 = 34;
const ADDRESS: u32 = 120;
const WHOLE_ADDRESS: u32 = 300;
const WHOLE: u32 = 60;
const NAMED: u32 = 300;
const NAMED_BY_VENDOR: u32 = 200;

#[cfg(test)]
mod tests;
