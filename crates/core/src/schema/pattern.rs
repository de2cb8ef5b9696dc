//! Matches the regular expressions of the catalogue: literals, `.`, classes, `\d \w \s` and their opposites, groups, alternatives, anchors, and `* + ? {n,m}`.
//!
//! Patterns come from the catalogue alone, never from input; `cargo xtask codegen` refuses one that this cannot read. Steps are counted, so
//! that a hostile text cannot hold up a match.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::iter::Peekable;
use core::str::Chars;

/// Whether `text` holds a match of `pattern`. What cannot be decided counts as a match, as an unknown keyword does: the vendor decides then.
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some(node) = parse(pattern) else { return true };
    let letters: Vec<char> = text.chars().collect();
    let mut budget = Budget { steps: MOST_STEPS, depth: MOST_DEPTH };
    (0..=letters.len()).any(|start| run(&node, &letters, start, &mut budget, &mut |_, _| true)) || budget.steps == 0
}

/// Whether [`matches()`] can read this pattern.
pub fn is_readable(pattern: &str) -> bool {
    parse(pattern).is_some()
}

enum Node {
    Any,
    Letter(char),
    Class { negated: bool, ranges: Vec<(char, char)> },
    Start,
    End,
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat { node: Box<Node>, least: usize, most: usize },
}

fn parse(pattern: &str) -> Option<Node> {
    let mut rest = pattern.chars().peekable();
    let node = either(&mut rest)?;
    rest.next().is_none().then_some(node)
}

fn either(rest: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let mut branches = Vec::from([sequence(rest)?]);
    while rest.next_if_eq(&'|').is_some() {
        branches.push(sequence(rest)?);
    }
    Some(if branches.len() == 1 { branches.pop()? } else { Node::Either(branches) })
}

fn sequence(rest: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let mut nodes = Vec::new();
    while let Some(next) = rest.next_if(|next| *next != '|' && *next != ')') {
        let node = atom(next, rest)?;
        nodes.push(repeated(node, rest)?);
    }
    Some(Node::Sequence(nodes))
}

fn atom(first: char, rest: &mut Peekable<Chars<'_>>) -> Option<Node> {
    Some(match first {
        '.' => Node::Any,
        '^' => Node::Start,
        '$' => Node::End,
        '(' => {
            if rest.next_if_eq(&'?').is_some() && rest.next() != Some(':') {
                return None;
            }
            let inner = either(rest)?;
            rest.next_if_eq(&')')?;
            inner
        }
        '[' => class(rest)?,
        '\\' => escape(rest.next()?)?,
        '*' | '+' | '?' | '{' => return None,
        letter => Node::Letter(letter),
    })
}

fn escape(letter: char) -> Option<Node> {
    let (negated, ranges) = match letter {
        'd' | 'D' => (letter == 'D', Vec::from([('0', '9')])),
        'w' | 'W' => (letter == 'W', Vec::from([('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')])),
        's' | 'S' => {
            (letter == 'S', Vec::from([('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}'), ('\u{2000}', '\u{200a}'), ('\u{3000}', '\u{3000}')]))
        }
        other if !other.is_ascii_alphanumeric() => return Some(Node::Letter(other)),
        _ => return None,
    };
    Some(Node::Class { negated, ranges })
}

fn class(rest: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let negated = rest.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let low = match rest.next()? {
            ']' => return Some(Node::Class { negated, ranges }),
            '\\' => match escape(rest.next()?)? {
                Node::Class { negated: false, ranges: inner } => {
                    ranges.extend(inner);
                    continue;
                }
                Node::Letter(letter) => letter,
                _ => return None,
            },
            letter => letter,
        };
        if rest.peek() == Some(&'-') && rest.clone().nth(1) != Some(']') {
            rest.next();
            ranges.push((low, rest.next()?));
        } else {
            ranges.push((low, low));
        }
    }
}

fn repeated(node: Node, rest: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let (least, most) = match rest.peek() {
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('?') => (0, 1),
        Some('{') => {
            rest.next();
            let least = number(rest)?;
            let most = if rest.next_if_eq(&',').is_none() {
                least
            } else if rest.peek() == Some(&'}') {
                usize::MAX
            } else {
                number(rest)?
            };
            if rest.peek() != Some(&'}') {
                return None;
            }
            (least, most)
        }
        _ => return Some(node),
    };
    rest.next();
    Some(Node::Repeat { node: Box::new(node), least, most })
}

fn number(rest: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let mut found = None;
    while let Some(digit) = rest.peek().and_then(|next| next.to_digit(10)) {
        rest.next();
        found = Some(found.unwrap_or(0_usize).checked_mul(10)?.checked_add(digit as usize)?);
    }
    found
}

/// What a match may still cost. No steps left: it is undecided.
struct Budget {
    steps: usize,
    depth: usize,
}

/// What must hold after a match that ends at a place.
type Then<'a> = &'a mut dyn FnMut(usize, &mut Budget) -> bool;

fn run(node: &Node, text: &[char], at: usize, budget: &mut Budget, then: Then<'_>) -> bool {
    if budget.steps == 0 {
        return false;
    }
    budget.steps -= 1;
    match node {
        Node::Start => at == 0 && then(at, budget),
        Node::End => at == text.len() && then(at, budget),
        Node::Any => text.get(at).is_some_and(|letter| *letter != '\n') && then(at + 1, budget),
        Node::Letter(wanted) => text.get(at) == Some(wanted) && then(at + 1, budget),
        Node::Class { negated, ranges } => {
            text.get(at).is_some_and(|letter| ranges.iter().any(|(low, high)| (*low..=*high).contains(letter)) != *negated)
                && then(at + 1, budget)
        }
        Node::Sequence(nodes) => in_order(nodes, text, at, budget, then),
        Node::Either(branches) => branches.iter().any(|branch| run(branch, text, at, budget, then)),
        Node::Repeat { node, least, most } => repeat(node, *least, *most, text, at, budget, then),
    }
}

fn in_order(nodes: &[Node], text: &[char], at: usize, budget: &mut Budget, then: Then<'_>) -> bool {
    match nodes {
        [] => then(at, budget),
        [first, rest @ ..] => run(first, text, at, budget, &mut |next, budget| in_order(rest, text, next, budget, then)),
    }
}

/// Greedy: tries one more before it goes on. A repetition that takes nothing is not tried again. Single letters are counted in a loop, so
/// that a long text costs no stack.
fn repeat(node: &Node, least: usize, most: usize, text: &[char], at: usize, budget: &mut Budget, then: Then<'_>) -> bool {
    if matches!(node, Node::Any | Node::Letter(_) | Node::Class { .. }) {
        let mut end = at;
        while end - at < most && run(node, text, end, budget, &mut |_, _| true) {
            end += 1;
        }
        return (at + least..=end).rev().any(|place| then(place, budget));
    }
    if budget.depth == 0 {
        budget.steps = 0;
        return false;
    }
    budget.depth -= 1;
    let deeper = most > 0
        && run(node, text, at, budget, &mut |next, budget| {
            (next > at || least > 0) && repeat(node, least.saturating_sub(1), most.saturating_sub(1), text, next, budget, then)
        });
    budget.depth += 1;
    deeper || least == 0 && then(at, budget)
}

const MOST_STEPS: usize = 200_000;
const MOST_DEPTH: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_the_catalogue_are_judged_right() {
        for (pattern, text, expected) in [
            ("^[a-fA-F0-9]{24}$", "5f8a1c2e9b3d4a0012c4e105", true),
            ("^[a-fA-F0-9]{24}$", "5f8a1c2e9b3d4a0012c4e10", false),
            (r"^\d{4}(-\d{2}(-\d{2})?)?$", "2026-10", true),
            (r"^\d{4}(-\d{2}(-\d{2})?)?$", "2026-1", false),
            ("^(/[^/~]*(~[01][^/~]*)*)*$", "/location/city~1x", true),
            ("^(/[^/~]*(~[01][^/~]*)*)*$", "location", false),
            (r".*\S+.*", " \t ", false),
            (r".*\S+.*", " a ", true),
            ("^[Xx]-", "x-hook", true),
            ("^https://", "http://a", false),
            (r"^custom_field\.[^\s]+$", "custom_field.a b", false),
            ("^(a|bc)+$", "abca", true),
            ("a{2,3}", "xaax", true),
        ] {
            assert!(is_readable(pattern), "{pattern}");
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_known_as_such() {
        for pattern in ["(?=a)", "a{", r"\bword", "[a", "(a", "*"] {
            assert!(!is_readable(pattern), "{pattern}");
        }
    }

    #[test]
    fn a_hostile_text_ends_in_bounded_steps() {
        let text: alloc::string::String = core::iter::repeat_n('a', 5_000).chain(['!']).collect();
        assert!(matches("^(a|a)*$", &text), "undecided");
        assert!(!matches("^(/[^/~]*(~[01][^/~]*)*)*$", &text));
    }
}
