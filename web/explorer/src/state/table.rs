//! A list of objects, or a CSV text, as rows and columns.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::json_lines::{Kind, Lines};
use crate::form::Json;

/// Columns, and rows of places in a text.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// Names of the columns, in the order in which the rows bring them.
    pub(crate) columns: Vec<String>,
    rows: Vec<Vec<Option<Cell>>>,
    /// How many rows were left out: a page has room for so many.
    pub(crate) left_out: usize,
}

/// A cell: where it stands in the text, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    range: Range<u32>,
    kind: CellKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum CellKind {
    /// A text of JSON.
    Text,
    Number,
    Word,
    /// A list or an object, which is counted.
    Inner(u32),
    /// A value of CSV; whether it is quoted.
    Csv(bool),
}

/// Which way a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The smallest first.
    Up,
    /// The largest first.
    Down,
}

impl Table {
    /// The list in an answer: the answer itself, the entry that the catalogue names, or the first entry that is a list of objects.
    pub(crate) fn of(lines: &Lines, items: Option<&str>) -> Option<Self> {
        let is_list = |index: &usize| lines.line(*index).is_some_and(|line| line.kind == Kind::Open && lines.is_list(line));
        let named = || items.filter(|name| !name.is_empty()).and_then(|name| lines.entry(0, name)).filter(is_list);
        let list = Some(0).filter(is_list).or_else(named).or_else(|| lines.children(0).find(is_list))?;
        let mut table = Self::default();
        for row in lines.children(list) {
            let is_object = lines.line(row).is_some_and(|line| matches!(line.kind, Kind::Open | Kind::Empty) && !lines.is_list(line));
            if !is_object {
                return None;
            }
            if table.rows.len() >= MOST_ROWS {
                table.left_out += 1;
                continue;
            }
            let mut cells = Vec::new();
            table.fill(lines, row, "", &mut cells);
            table.rows.push(cells);
        }
        Some(table).filter(|table| !table.columns.is_empty())
    }

    /// A text of comma-separated values, whose first row names the columns.
    pub(crate) fn of_csv(text: &str) -> Option<Self> {
        let mut records = records(text);
        let columns: Vec<String> = records.next()?.iter().map(|cell| cell.text(text).into_owned()).collect();
        let mut table = Self { columns, ..Self::default() };
        for record in records {
            if table.rows.len() < MOST_ROWS {
                table.rows.push(record.into_iter().map(Some).collect());
            } else {
                table.left_out += 1;
            }
        }
        Some(table)
    }

    /// A cell, if the row has it.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)?.as_ref()
    }

    /// The rows in the order of a column: numbers by size, texts by letters, what is missing last.
    pub(crate) fn sorted(&self, text: &str, by: Option<(usize, Way)>) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        let Some((column, way)) = by else { return order };
        let keys: Vec<_> = (0..self.rows.len()).map(|row| self.cell(row, column).map(|cell| cell.key(text))).collect();
        let key = |row: u32| keys.get(row as usize).and_then(Option::as_ref);
        order.sort_by(|one, other| match (key(*one), key(*other)) {
            (Some(one), Some(other)) if way == Way::Down => compare(other, one),
            (Some(one), Some(other)) => compare(one, other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        order
    }

    /// All of it as comma-separated values, in this order of rows.
    pub(crate) fn csv(&self, text: &str, order: &[u32]) -> String {
        let mut out = String::new();
        record(self.columns.iter().map(|name| Cow::Borrowed(name.as_str())), &mut out);
        for row in order {
            let cells =
                (0..self.columns.len()).map(|column| self.cell(*row as usize, column).map_or(Cow::Borrowed(""), |cell| cell.written(text)));
            record(cells, &mut out);
        }
        out
    }

    fn fill(&mut self, lines: &Lines, object: usize, before: &str, cells: &mut Vec<Option<Cell>>) {
        for child in lines.children(object) {
            let Some(line) = lines.line(child) else { continue };
            let name = [before, lines.name(line)].concat();
            let kind = match line.kind {
                Kind::Open if before.is_empty() && !lines.is_list(line) => {
                    self.fill(lines, child, &[&name, "."].concat(), cells);
                    continue;
                }
                Kind::Open => CellKind::Inner(lines.inside(child) as u32),
                Kind::Empty | Kind::Close => CellKind::Inner(0),
                Kind::Text => CellKind::Text,
                Kind::Number => CellKind::Number,
                Kind::Word => CellKind::Word,
            };
            let column = self.columns.iter().position(|known| *known == name);
            let column = column.unwrap_or(self.columns.len());
            if column >= MOST_COLUMNS {
                continue;
            }
            if column == self.columns.len() {
                self.columns.push(name);
            }
            if cells.len() <= column {
                cells.resize(column + 1, None);
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = Some(Cell { range: lines.place(child), kind });
            }
        }
    }
}

impl Cell {
    /// What it says, for the eye.
    pub(crate) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = text.get(self.range.start as usize..self.range.end as usize).unwrap_or_default();
        match self.kind {
            CellKind::Text => match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                Some(plain) if !plain.contains('\\') => plain.into(),
                _ => Json::parse(raw).ok().and_then(|value| value.plain()).map_or(raw.into(), Cow::Owned),
            },
            CellKind::Word if raw == "null" => "".into(),
            CellKind::Number | CellKind::Word | CellKind::Csv(false) => raw.into(),
            CellKind::Csv(true) => raw.replace("\"\"", "\"").into(),
            CellKind::Inner(0) => "".into(),
            CellKind::Inner(count) => super::units::count(count as usize, "entry").into(),
        }
    }

    /// Whether it is a number, which stands on the right.
    pub(crate) fn is_number(&self) -> bool {
        self.kind == CellKind::Number
    }

    /// What goes into a file: lists and objects whole, and before a text that a spreadsheet would run, an apostrophe.
    fn written<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.kind {
            CellKind::Inner(_) => text.get(self.range.start as usize..self.range.end as usize).unwrap_or_default().into(),
            CellKind::Text | CellKind::Csv(_) => {
                let said = self.text(text);
                let runs = said.starts_with(['=', '+', '-', '@', '\t', '\r']) && said.parse::<f64>().is_err();
                if runs { ["'", &said].concat().into() } else { said }
            }
            CellKind::Number | CellKind::Word => self.text(text),
        }
    }

    fn key<'a>(&self, text: &'a str) -> (Option<f64>, Cow<'a, str>) {
        let said = self.text(text);
        (said.parse().ok(), said)
    }
}

fn compare(one: &(Option<f64>, Cow<'_, str>), other: &(Option<f64>, Cow<'_, str>)) -> Ordering {
    match (one.0, other.0) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => one.1.to_lowercase().cmp(&other.1.to_lowercase()),
    }
}

fn record<'a>(cells: impl Iterator<Item = Cow<'a, str>>, out: &mut String) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// The records of a text of comma-separated values.
fn records(text: &str) -> impl Iterator<Item = Vec<Cell>> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let is_quoted = bytes.get(at) == Some(&b'"');
            let start = at + usize::from(is_quoted);
            let mut end = start;
            while let Some(byte) = bytes.get(end) {
                match byte {
                    b'"' if is_quoted && bytes.get(end + 1) == Some(&b'"') => end += 1,
                    b'"' if is_quoted => break,
                    b',' | b'\n' | b'\r' if !is_quoted => break,
                    _ => {}
                }
                end += 1;
            }
            cells.push(Cell { range: start as u32..end as u32, kind: CellKind::Csv(is_quoted) });
            at = end + usize::from(is_quoted);
            match bytes.get(at) {
                Some(b',') => at += 1,
                Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                    at += 2;
                    return Some(cells);
                }
                Some(_) => {
                    at += 1;
                    return Some(cells);
                }
                None => return Some(cells),
            }
        }
    })
}

const MOST_ROWS: usize = 50_000;
const MOST_COLUMNS: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{"totalFound":3,"content":[{"id":"b","n":10,"place":{"city":"Ulm"}},{"id":"a","n":9,"tags":["x","y"]},{"n":null,"name":"=1+1,\"é\"\n"}]}"#;

    fn table(text: &str) -> Option<Table> {
        Table::of(&Lines::new(text.to_owned()).expect("well-formed"), None)
    }

    fn column(table: &Table, order: &[u32], column: usize) -> Vec<String> {
        order.iter().map(|row| table.cell(*row as usize, column).map(|cell| cell.text(LIST).into_owned()).unwrap_or_default()).collect()
    }

    #[test]
    fn a_list_of_objects_becomes_rows_and_what_is_within_them_columns() {
        let list = table(LIST).expect("a list");
        assert_eq!(list.columns, ["id", "n", "place.city", "tags", "name"]);
        let order = list.sorted(LIST, None);
        assert_eq!(column(&list, &order, 3), ["", "2 entries", ""]);
        assert_eq!(table(r#"{"a":[1,2]}"#), None);
        assert_eq!(table("{}"), None);
        assert_eq!(table("[]"), None);
    }

    #[test]
    fn rows_are_sorted_by_numbers_and_by_letters_and_the_missing_come_last() {
        let list = table(LIST).expect("a list");
        assert_eq!(column(&list, &list.sorted(LIST, Some((0, Way::Up))), 0), ["a", "b", ""]);
        assert_eq!(column(&list, &list.sorted(LIST, Some((1, Way::Down))), 0), ["", "b", "a"]);
        assert_eq!(column(&list, &list.sorted(LIST, Some((0, Way::Down))), 0), ["b", "a", ""]);
    }

    #[test]
    fn a_file_of_commas_keeps_quotes_and_disarms_formulas() {
        let list = table(LIST).expect("a list");
        let csv = list.csv(LIST, &[1, 2]);
        assert_eq!(csv, "id,n,place.city,tags,name\r\na,9,,\"[\"\"x\"\",\"\"y\"\"]\",\r\n,,,,\"'=1+1,\"\"é\"\"\n\"\r\n");
    }

    #[test]
    fn comma_separated_values_are_read_with_quotes_and_line_ends_of_all_kinds() {
        let text = "a,b\r\n1,\"x, \"\"y\"\"\nz\"\n,last";
        let read = Table::of_csv(text).expect("a table");
        assert_eq!(read.columns, ["a", "b"]);
        let said = |row, column| read.cell(row, column).map(|cell| cell.text(text).into_owned());
        assert_eq!((said(0, 0), said(0, 1)), (Some("1".to_owned()), Some("x, \"y\"\nz".to_owned())));
        assert_eq!((said(1, 0), said(1, 1), read.rows.len()), (Some(String::new()), Some("last".to_owned()), 2));
        assert_eq!(Table::of_csv(""), None);
    }
}
