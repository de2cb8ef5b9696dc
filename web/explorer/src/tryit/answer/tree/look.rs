//! How a tree is looked at, and which of its lines that shows.

use std::rc::Rc;

use crate::state::json_lines::Lines;

/// What the reader did with it.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Look {
    /// Lines that hide what is inside them, in ascending order.
    pub(super) folded: Rc<[u32]>,
    /// How far it is scrolled.
    pub(super) top: f64,
    /// The line that was chosen.
    pub(super) picked: Option<u32>,
    /// Whether that line is yet to be brought into sight.
    pub(super) is_due: bool,
    /// How many wishes to reveal a line were granted.
    pub(super) wish: u32,
    /// What is looked for.
    pub(super) words: Rc<str>,
    /// Which of the lines found.
    pub(super) nth: usize,
}

impl Look {
    /// The folds without those that hide a line.
    pub(super) fn opened(&self, lines: &Lines, line: u32) -> Rc<[u32]> {
        let way = lines.way(line as usize);
        let hides = |fold: &u32| *fold != line && way.contains(&(*fold as usize));
        if self.folded.iter().any(hides) {
            self.folded.iter().copied().filter(|fold| !hides(fold)).collect()
        } else {
            Rc::clone(&self.folded)
        }
    }
}

/// Which lines are drawn, and where. Lengths are in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The first.
    pub(super) from: usize,
    /// How many.
    pub(super) count: usize,
    /// Height of all.
    pub(super) height: f64,
    /// Where the first stands.
    pub(super) shift: f64,
    rows: usize,
}

impl Place {
    /// For so many lines, scrolled so far, in a view so high. Where all would be higher than browsers can lay out, scrolling goes faster.
    pub(super) fn of(rows: usize, top: f64, view: f64) -> Self {
        let whole = pixels(rows);
        if rows <= MOST_DRAWN {
            return Self { from: 0, count: rows, height: whole, shift: 0.0, rows };
        }
        let first = first(rows, top, view);
        let from = first.saturating_sub(STEP).min(rows.saturating_sub(IN_SIGHT));
        let shift = if whole <= MOST { pixels(from) } else { top - pixels(first - from) };
        Self { from, count: IN_SIGHT, height: whole.min(MOST), shift, rows }
    }

    /// How far it counts as scrolled: in steps, so that most scrolling draws nothing new.
    pub(super) fn step(rows: usize, top: f64) -> f64 {
        if pixels(rows) > MOST { top } else { pixels(lines(top) / STEP * STEP) }
    }

    /// How far to scroll so that a line is in sight; as it is now if it is already.
    pub(super) fn top_of(&self, row: usize, top: f64, view: f64) -> f64 {
        let in_view = lines(view);
        let first = first(self.rows, top, view);
        if row > first && row + 1 < first + in_view {
            return top;
        }
        let to = if row <= first { row.saturating_sub(1) } else { row.saturating_sub(in_view.saturating_sub(3)) };
        if pixels(self.rows) <= MOST {
            return pixels(to);
        }
        pixels(to) / pixels(self.rows.saturating_sub(in_view).max(1)) * (self.height - view)
    }
}

/// The first line in sight.
fn first(rows: usize, top: f64, view: f64) -> usize {
    if pixels(rows) <= MOST {
        return lines(top);
    }
    lines(top / (MOST - view).max(1.0) * pixels(rows.saturating_sub(lines(view))))
}

/// How high so many lines are.
#[expect(clippy::cast_precision_loss, reason = "a text has fewer lines than a double counts")]
fn pixels(lines: usize) -> f64 {
    lines as f64 * LINE
}

/// How many lines are so high.
#[expect(clippy::cast_sign_loss, reason = "what is below nothing is nothing")]
fn lines(pixels: f64) -> usize {
    (pixels.max(0.0) / LINE) as usize
}

/// As in the style sheet.
const LINE: f64 = 20.0;
/// Browsers lay out some twenty million pixels and no more.
const MOST: f64 = 8_000_000.0;
/// Longer texts are drawn in part. Shorter ones are whole, so that the browser's own search finds everything.
const MOST_DRAWN: usize = 300;
const IN_SIGHT: usize = 100;
const STEP: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_drawn_whole_and_a_long_one_around_what_is_in_sight() {
        assert_eq!(Place::of(10, 0.0, 400.0), Place { from: 0, count: 10, height: 200.0, shift: 0.0, rows: 10 });
        let place = Place::of(10_000, 100_000.0, 400.0);
        assert_eq!((place.from, place.count), (4_980, 100));
        assert!((place.shift - 99_600.0).abs() < 1.0 && (place.height - 200_000.0).abs() < 1.0, "{place:?}");
    }

    #[test]
    fn the_last_of_two_million_lines_can_be_reached() {
        let rows = 2_000_000;
        let place = Place::of(rows, 0.0, 400.0);
        let there = Place::of(rows, place.top_of(rows - 1, 0.0, 400.0), 400.0);
        assert!(there.from + there.count >= rows, "{there:?}");
        let there = Place::of(rows, place.top_of(1_000_000, 0.0, 400.0), 400.0);
        assert!((there.from..there.from + there.count).contains(&1_000_000), "{there:?}");
    }

    #[test]
    fn what_hides_a_line_is_opened_and_nothing_else() {
        let lines = Lines::new(r#"{"a":[1,2,[3]],"b":[4]}"#.to_owned()).expect("well-formed");
        let look = Look { folded: lines.folds().into(), ..Look::default() };
        assert_eq!(*look.folded, [1, 4, 8]);
        assert_eq!(*look.opened(&lines, 5), [8]);
        assert_eq!(*look.opened(&lines, 4), [4, 8]);
    }
}
