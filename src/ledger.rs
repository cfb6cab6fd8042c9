//! The changes of all Python versions, read from `ledger/`, so that no removal is overlooked; and the transforms that
//! are made of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::knowledge::is_builtin;
use crate::text::fingerprint;
use crate::version::{NEWEST, Version};

/// The files: one for each version that removed something, and one for what is only deprecated.
const FILES: [&str; 15] = [
    include_str!("../ledger/3.2.jsonl"),
    include_str!("../ledger/3.3.jsonl"),
    include_str!("../ledger/3.4.jsonl"),
    include_str!("../ledger/3.5.jsonl"),
    include_str!("../ledger/3.6.jsonl"),
    include_str!("../ledger/3.7.jsonl"),
    include_str!("../ledger/3.8.jsonl"),
    include_str!("../ledger/3.9.jsonl"),
    include_str!("../ledger/3.10.jsonl"),
    include_str!("../ledger/3.11.jsonl"),
    include_str!("../ledger/3.12.jsonl"),
    include_str!("../ledger/3.13.jsonl"),
    include_str!("../ledger/3.14.jsonl"),
    include_str!("../ledger/3.15.jsonl"),
    include_str!("../ledger/deprecated.jsonl"),
];

/// The fields of a row that no transform of the floor is made of.
const ANSWERED: [&str; 2] = ["\"transforms\":", "\"uncovered\":"];

/// One change of the library or the language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The dotted name, `callable(parameter)` or a behaviour in words.
    #[serde(borrow)]
    pub name: Cow<'static, str>,
    /// `module`, `class`, `function`, `method`, `attribute`, `constant`, `parameter`, `behaviour`.
    pub kind: Cow<'static, str>,
    /// The first Python that warns.
    pub deprecated: Option<Version>,
    /// The first Python without it; later than [`NEWEST`] if that is only announced.
    pub removed: Option<Version>,
    /// What to do: a sentence for people.
    pub instead: Cow<'static, str>,
    /// Where Python's documentation tells of it.
    pub reference: Cow<'static, str>,
    /// The names that a program contains, as `reports` takes them, where `name` is not one.
    #[serde(default)]
    pub keys: Vec<Cow<'static, str>>,
    /// Whether it may be used for ever, and is told of only where somebody asks.
    #[serde(default)]
    pub soft: bool,
    /// The Python in which its deprecation was taken back.
    pub withdrawn: Option<Version>,
    /// The transforms that rewrite or report it, where they do not bear its name.
    #[serde(default)]
    pub transforms: Vec<Cow<'static, str>>,
    /// Why nothing tells of it, unless a transform does.
    pub uncovered: Option<Cow<'static, str>>,
}

impl Row {
    /// All of them, by the version that removed them, and by name.
    pub fn all() -> Vec<Row> {
        FILES.iter().flat_map(|file| read(file, |_| true)).collect()
    }

    /// Whether some Python that is known lacks it.
    pub fn is_gone(&self) -> bool {
        self.removed.is_some_and(|removed| removed <= NEWEST)
    }

    /// The names that a program contains, as `reports` takes them; none for a behaviour.
    pub fn keys(&self) -> Vec<&str> {
        match self.kind.as_ref() {
            _ if !self.keys.is_empty() => self.keys.iter().map(AsRef::as_ref).collect(),
            "behaviour" => Vec::new(),
            _ => vec![&self.name],
        }
    }

    /// The transform of the floor that reports it.
    fn floor(&self) -> String {
        let key = self.keys().first().map_or("", |key| key);
        let first = key.split(['.', '(']).next().unwrap_or_default();
        let module = if is_builtin(first) || first == "WindowsError" { "builtins" } else { first };
        match self.removed.filter(|_| self.is_gone()) {
            Some(removed) => format!("{module}/removed_in_{removed}"),
            None if self.soft => format!("{module}/soft_deprecated"),
            None => format!("{module}/deprecated"),
        }
    }
}

/// A number that tells this ledger from others: the sum of the fingerprints of its files, as the build script makes it.
pub fn digest() -> u64 {
    FILES.iter().fold(0, |sum: u64, file| sum.wrapping_add(fingerprint(file.as_bytes())))
}

/// The number of changes, and of those that show in code.
pub fn counts() -> (usize, usize) {
    let lines = || FILES.iter().flat_map(|file| file.lines());
    (lines().count(), lines().filter(|line| !line.contains(ANSWERED[1])).count())
}

/// Ids and texts of the transforms that report every name of the ledger for which no other is named: one for each
/// module and each version that removed something from it, and those of what is deprecated.
pub fn floor() -> Vec<(String, String)> {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let is_open = |line: &str| !ANSWERED.iter().any(|field| line.contains(field));
    for row in FILES.iter().flat_map(|file| read(file, is_open)) {
        groups.entry(row.floor()).or_default().push(row);
    }
    let text = |(id, rows): (String, Vec<Row>)| (id.clone(), text(&id, &rows));
    groups.into_iter().map(text).collect()
}

fn read(file: &'static str, is_wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = Row> {
    // A test reads every line.
    file.lines().filter(move |line| is_wanted(line)).filter_map(|line| serde_json::from_str(line).ok())
}

/// The text of a transform that reports these rows.
fn text(id: &str, rows: &[Row]) -> String {
    let (module, part) = id.split_once('/').unwrap_or((id, ""));
    let title = match part.strip_prefix("removed_in_") {
        Some(version) => format!("Python {version} removed names of `{module}`."),
        None => format!("Names of `{module}` are {}.", part.replace('_', " ")),
    };
    let mut text = format!(
        "\"\"\"{title}\n\nEach is reported where it is used, unless another transform has a finding there.\n\"\"\"\n\n"
    );
    let versions = |text: &mut String, constant: &str, of: fn(&Row) -> Option<Version>| {
        let first = rows.first().and_then(of);
        if rows.iter().all(|row| of(row) == first) {
            if let Some(version) = first {
                let _ = writeln!(text, "{constant} = \"{version}\"");
            }
            return;
        }
        let _ = writeln!(text, "{constant} = {{");
        for row in rows {
            let Some(version) = of(row) else { continue };
            for name in row.keys().into_iter().flat_map(keys) {
                let _ = writeln!(text, "    \"{name}\": \"{version}\",");
            }
        }
        text.push_str("}\n");
    };
    versions(&mut text, "deprecated", |row| row.deprecated);
    versions(&mut text, "removed", |row| row.removed);
    let _ = writeln!(text, "reference = \"{}\"", rows.first().map_or("", |row| &row.reference));
    if rows.iter().all(|row| row.soft) {
        text.push_str("opt_in = True\n");
    }
    text.push_str("reports = {\n");
    for row in rows {
        for key in row.keys() {
            let _ = writeln!(text, "    \"{key}\": {},", serde_json::Value::from(row.instead.as_ref()));
        }
    }
    text.push_str("}\n");
    text
}

/// The names of a key as those of pairs: `f(a)` and `f(b)` of `f(a, b)`, and a module without `.*`.
pub fn keys(key: &str) -> Vec<String> {
    match key.strip_suffix(')').and_then(|call| call.split_once('(')) {
        Some((function, parameters)) => {
            parameters.split(", ").map(|parameter| format!("{function}({parameter})")).collect()
        }
        None => vec![key.trim_end_matches(".*").to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read_and_is_in_its_place() {
        for file in FILES {
            let rows: Vec<Row> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert!(rows.is_sorted_by_key(|row| row.name.clone()), "out of order: {}", rows[0].name);
            let place = |row: &Row| row.removed.filter(|_| row.is_gone());
            assert!(rows.iter().all(|row| place(row) == place(&rows[0])), "{}", rows[0].name);
        }
        assert_eq!(counts().0, Row::all().len());
    }

    #[test]
    fn a_row_is_a_line_of_a_transform() {
        let texts = floor();
        let of =
            |id: &str| texts.iter().find(|(known, _)| known == id).map(|(_, text)| text.as_str()).unwrap();
        assert!(
            of("json/removed_in_3.9").contains("    \"json.loads(encoding)\": \"Drop the argument.\",\n")
        );
        assert!(of("logging/deprecated").contains("    \"logging.__version__\": \"3.20\",\n"));
        assert!(of("typing/soft_deprecated").contains("opt_in = True\n"));
        assert!(!texts.iter().any(|(_, text)| text.contains("getfullargspec\":")));
    }
}
