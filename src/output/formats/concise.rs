//! `path:line:column: id [safety] what`, for editors and for the eye.

use super::{Report, owned, sentence};
use crate::output::visible;

pub(super) fn write(report: &Report) -> String {
    let mut text = String::new();
    for entry in &report.findings {
        let path = visible(&entry.path);
        // For findings without a rewrite, the message is all there is.
        let message = if entry.after.is_some() { "" } else { &entry.message };
        let told = sentence(&entry.title, message);
        let place = match &entry.cell {
            Some(cell) => format!("cell {}:{}:{}", cell.number, cell.line, cell.column),
            None => format!("{}:{}", entry.line, entry.column),
        };
        text.push_str(&format!(
            "{path}:{place}: {} [{}] {told}{}\n",
            entry.id,
            entry.safety,
            owned(&entry.owners)
        ));
    }
    for problem in &report.errors {
        let place =
            problem.line.map_or(String::new(), |line| format!(":{line}:{}", problem.column.unwrap_or(1)));
        text.push_str(&format!("{}{place}: error: {}\n", visible(&problem.path), visible(&problem.message)));
    }
    text
}
