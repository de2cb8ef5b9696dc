//! Counts tests in what test programs print.

/// Tests so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    /// Adds what a line tells: `test result: ok. 3 passed; 0 failed; …` of cargo, or `3 passed, 0 failed` of a suite.
    pub(crate) fn read(&mut self, line: &str) {
        let counts = match line.strip_prefix("test result: ") {
            Some(result) => result.split_once(". ").map_or("", |(_, counts)| counts),
            None if line.ends_with(" failed") => line,
            None => return,
        };
        let (Some(passed), Some(failed)) = (count(counts, "passed"), count(counts, "failed")) else { return };
        self.passed += passed;
        self.failed += failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number before `word`.
fn count(line: &str, word: &str) -> Option<u32> {
    let mut parts = line.split([';', ',']).map(str::trim);
    parts.find_map(|part| part.strip_suffix(word)?.trim_end().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn results_of_cargo_and_of_suites_are_added() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        tally.read("test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        tally.read("5 passed, 2 failed");
        assert_eq!(tally, Tally { passed: 19, failed: 3 });
    }

    #[test]
    fn other_lines_count_nothing() {
        let mut tally = Tally::default();
        for line in ["test a::b ... ok", "not ok the login failed", "3 requests failed", "", "ok 4 passed, 1 failed over"] {
            tally.read(line);
        }
        assert_eq!(tally, Tally::default());
    }
}
