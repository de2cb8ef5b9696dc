//! Rows for the npm client: `web/npm/src/generated/table.ts`.
//!
//! What `tables.rs` packs into bytes for Rust is text here, a column for each property: in this form it compresses best, and the driver hands
//! an operation's part of it to the core.

use super::document::Document;
use super::operation::{Operation, RATES};
use super::tables::{Pools, place};
use super::typescript::HEADER;

/// The content of `table.ts`.
pub(crate) fn table(documents: &[Document], pools: &Pools) -> String {
    let mut rows: Vec<(&Operation, String)> = Vec::new();
    for document in documents {
        rows.extend(document.operations.iter().map(|operation| (operation, [&document.base, operation.path.as_str()].concat())));
    }
    // Neighbours in this order have most in common.
    rows.sort_by_key(|(operation, path)| (path.clone(), operation.method_code));
    let all = || rows.iter().map(|(operation, path)| (path, *operation));
    let ids: Vec<&str> = all().map(|(_, operation)| operation.id.as_str()).collect();
    let paths: Vec<String> = all().map(|(path, operation)| by_id(path, &operation.id)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let parameters: Vec<String> = all().map(|(_, operation)| parameters(operation)).collect();
    let traits: String =
        all().flat_map(|(_, operation)| [digit(operation.method_code | operation.auth << 3), digit(operation.body)]).collect();
    let paging = |operation: &Operation| operation.paging.as_ref().map_or(0, |paging| place(&pools.pagings, paging) + 1);
    let limits: String = all().flat_map(|(_, operation)| [digit(operation.rate), digit(paging(operation))]).collect();
    let pagings: Vec<String> = pools
        .pagings
        .iter()
        .map(|paging| {
            let dialect = DIALECTS.iter().position(|dialect| *dialect == paging.dialect).unwrap_or_default();
            let numbers = [dialect.to_string(), paging.default.to_string(), paging.max.to_string()];
            let items = paging.items.clone().unwrap_or_default();
            [
                &numbers[..],
                &[paging.position.clone(), paging.limit.clone(), items, paging.cursor.clone(), paging.total.clone(), paging.whole.clone()],
            ]
            .concat()
            .join(",")
        })
        .collect();
    let rates: Vec<String> = [USUAL].iter().chain(RATES).map(|(per_second, concurrent)| format!("{per_second},{concurrent}")).collect();
    let rates = rates.join(" ");
    let columns = [
        ("Ids of all operations, in the order of their paths. A leading dot repeats a word of the id before.", "ids", folded(&ids, '.')),
        (
            "Their paths, without the first slash. A leading slash repeats a word of the path before; a digit stands for that word of the id, with dashes.",
            "paths",
            folded(&paths, '/'),
        ),
        (
            "Query and header parameters of each, parted by commas, with a character for their flags where there are any.",
            "parameters",
            parameters.join(" "),
        ),
        ("Two characters for each: method and credential; body and answer. They count from `0`.", "traits", traits),
        ("Two characters for each: number of the rate; number of the paging, from 1.", "limits", limits),
        ("Requests a second and requests in flight.", "rates", rates),
        (
            "Ways of paging: dialect, usual and largest size, parameters for position and size, keys of items, cursor and total, and a parameter that a \
             complete list needs.",
            "pagings",
            pagings.join(" "),
        ),
    ];
    columns.iter().fold(format!("{HEADER}*.yaml. Do not edit.\n"), |text, (about, name, column)| {
        format!("{text}\n/** {about} */\nexport const {name} =\n  \"{column}\";\n")
    })
}

/// A path, without its first slash, whose words are told by their place in the id where they are there.
fn by_id(path: &str, id: &str) -> String {
    let dashed = |word: &str| {
        word.chars()
            .map(|sign| if sign.is_ascii_uppercase() { format!("-{}", sign.to_ascii_lowercase()) } else { sign.to_string() })
            .collect()
    };
    let known: Vec<String> = id.split('.').map(dashed).collect();
    let told = |word: &str| known.iter().position(|known| known == word).map_or(word.to_owned(), |place| place.to_string());
    path.trim_start_matches('/').split('/').map(told).collect::<Vec<_>>().join("/")
}

/// Names with their flags.
fn parameters(operation: &Operation) -> String {
    let names: Vec<String> = operation
        .parameters
        .iter()
        .map(
            |parameter| if parameter.flags == 0 { parameter.name.clone() } else { format!("{}{}", digit(parameter.flags), parameter.name) },
        )
        .collect();
    names.join(",")
}

/// Texts parted by spaces; the sign that parts their words stands for each word that is the same as in the text before.
fn folded(texts: &[&str], sign: char) -> String {
    let mut folded = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for text in texts {
        let words: Vec<&str> = text.split(sign).collect();
        let same = before.iter().zip(&words).take_while(|(one, other)| one == other).count().min(words.len() - 1);
        let rest = words.get(same..).unwrap_or_default().join(&sign.to_string());
        folded.push(format!("{}{rest}", sign.to_string().repeat(same)));
        before = words;
    }
    folded.join(" ")
}

fn digit(number: u8) -> char {
    char::from(b'0' + number)
}

/// What is assumed where nothing is documented.
const USUAL: (u16, u16) = (10, 8);
/// In the order of the core.
const DIALECTS: [&str; 7] = ["Cursor", "Link", "Audit", "Reporting", "Offset", "Page", "None"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_words_by_their_place_in_the_id() {
        assert_eq!(by_id("/user-api/v1/system-roles/{id}", "systemRoles.get"), "user-api/v1/0/{id}");
        assert_eq!(by_id("/jobs/{jobId}/jobs", "jobs.list"), "0/{jobId}/0");
    }

    #[test]
    fn a_column_repeats_no_word_of_the_text_before() {
        assert_eq!(folded(&["a.b.list", "a.b.get", "a.c", "d", "d"], '.'), "a.b.list ..get .c d d");
        assert_eq!(folded(&["a/{id}", "a/{id}/b", "a/{id}"], '/'), "a/{id} //b /{id}");
    }
}
