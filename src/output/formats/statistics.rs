//! The number of findings per transform, the most frequent first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Report;

pub(super) fn write(report: &Report) -> String {
    let mut counts: BTreeMap<(&str, &str), (usize, &str)> = BTreeMap::new();
    for entry in &report.findings {
        counts.entry((&entry.id, &entry.safety)).or_insert((0, &entry.title)).0 += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((id, safety), (count, _))| (Reverse(*count), *id, *safety));
    let width = rows.iter().map(|((id, _), _)| id.len()).max().unwrap_or(0);
    let line = |((id, safety), (count, title)): ((&str, &str), (usize, &str))| {
        format!("{count:>7}  {safety:<9}  {id:<width$}  {}\n", crate::output::visible(title))
    };
    rows.into_iter().map(line).collect()
}
