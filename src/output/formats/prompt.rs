//! Work orders: what is left for a person or an agent, one order for each thing that blocks a change.

use std::collections::{BTreeSet, HashMap};

use super::{Report, slashed};
use crate::ledger::Row;
use crate::output::json::Entry;
use crate::output::listing::outline;
use crate::output::page::link;
use crate::output::{counted, visible};
use crate::text::one_line;
use crate::transform;

/// How many orders are written in full.
const ORDERS: usize = 30;

/// How many places an order names.
const PLACES: usize = 12;

/// How many pieces of evidence, files of a command, or errors are named.
const SOME: usize = 4;

/// How many characters a text has at most.
const LONG: usize = 400;

/// How many bytes two texts begin with that say the same.
const REPEATED: usize = 40;

/// Findings that one blocker keeps from being changed, and that one thing is to be done about.
struct Order<'r> {
    first: &'r Entry,
    others: Vec<&'r Entry>,
}

pub(super) fn write(report: &Report) -> String {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut orders: Vec<Order<'_>> = Vec::new();
    for entry in report.findings.iter().filter(|entry| !entry.applied) {
        let blocker = entry.blocker.as_deref().unwrap_or_default();
        let kind = format!("{}\n{}\n{blocker}\n{}", entry.id, entry.title, outline(&entry.message));
        let index = *kinds.entry(kind).or_insert(orders.len());
        match orders.get_mut(index) {
            Some(order) => order.others.push(entry),
            None => orders.push(Order { first: entry, others: Vec::new() }),
        }
    }
    // What fails comes before what is only deprecated, and what needs most thought last.
    orders.sort_by_key(|order| (order.first.only_deprecated, order.rank()));
    let places: usize = orders.iter().map(|order| order.others.len() + 1).sum();
    let mut text = match orders.is_empty() {
        true => "# Work orders\n\nNothing is left to do.\n".to_owned(),
        false => format!(
            "# Work orders\n\nupshift found {} that it does not change by itself. There {} {}. Do one after the other: change only what the order is about, keep the behaviour of the code, then verify. Safe changes are none of this: `upshift fix` makes them, so run it first.\n",
            counted(places, "place"),
            if orders.len() == 1 { "is" } else { "are" },
            counted(orders.len(), "order"),
        ),
    };
    let rows = Row::all();
    for (index, order) in orders.iter().take(ORDERS).enumerate() {
        text += &order.written(index + 1, &rows);
    }
    if let Some(rest @ 1..) = orders.len().checked_sub(ORDERS) {
        let ids: Vec<&str> = orders.iter().skip(ORDERS).map(|order| order.first.id.as_str()).collect();
        text += &format!(
            "\n## And {}\n\nRun this again when those above are done, or with `--select`: {}\n",
            counted(rest, "more order"),
            some(&ids, ORDERS)
        );
    }
    if !report.errors.is_empty() {
        text += &format!("\n## {} could not be looked at\n\n", counted(report.errors.len(), "place"));
        for problem in report.errors.iter().take(SOME) {
            text += &format!("- {}: {}\n", slashed(&problem.path), short(&problem.message));
        }
        if let Some(rest @ 1..) = report.errors.len().checked_sub(SOME) {
            text += &format!("- and {rest} more\n");
        }
    }
    text
}

impl Order<'_> {
    fn entries(&self) -> Vec<&Entry> {
        std::iter::once(self.first).chain(self.others.iter().copied()).collect()
    }

    /// What is quickly decided comes first.
    fn rank(&self) -> usize {
        let blockers = ["review", "oldest-python", "unknown-type", "by-hand"];
        let own = self.first.blocker.as_deref();
        blockers.iter().position(|blocker| Some(*blocker) == own).unwrap_or(blockers.len())
    }

    fn written(&self, number: usize, rows: &[Row]) -> String {
        let first = self.first;
        let built_in = transform::builtin_by_id(&first.id);
        let mut text = format!("\n## {number}. {}\n\n", short(&first.title));
        let mut tell = |word: &str, what: &str| {
            let space = if what.starts_with('\n') { "" } else { " " };
            text += &format!("- {word}:{space}{what}\n");
        };
        match self.entries().as_slice() {
            [only] => tell("Place", &place(only)),
            several => {
                let more = several.len().saturating_sub(PLACES);
                let mut lines: Vec<String> =
                    several.iter().take(PLACES).map(|entry| format!("  - {}", place(entry))).collect();
                if more > 0 {
                    lines.push(format!(
                        "  - and {more} more, which `upshift check --select {}` lists",
                        first.id
                    ));
                }
                tell("Places", &format!("\n{}", lines.join("\n")));
            }
        }
        let entries = self.entries();
        let owners: BTreeSet<&str> = entries.iter().flat_map(|one| &one.owners).map(String::as_str).collect();
        if !owners.is_empty() {
            tell("Owners", &visible(&Vec::from_iter(owners).join(", ")));
        }
        match (&first.removed, first.only_deprecated) {
            (Some(removed), false) => {
                tell("When", &format!("Python {removed} lacks it, so the code fails there"))
            }
            (Some(removed), true) => {
                tell("When", &format!("Python {removed} will lack it; until then it works"))
            }
            (None, _) => {}
        }
        if let Some(transform) = built_in.as_ref().filter(|transform| !transform.reference.is_empty()) {
            tell("Reference", &link(&transform.reference));
        }
        let proven: Vec<String> =
            first.reasons.iter().take(SOME).map(|reason| short(&reason.shown())).collect();
        if !proven.is_empty() {
            tell("What is known", &proven.join("; "));
        }
        let why = match first.blocker.as_deref() {
            Some("review") => {
                "upshift can make this change, but somebody has to decide whether it is right here"
            }
            Some("oldest-python") => "the oldest Python that the code must run on lacks the replacement",
            Some("unknown-type") => {
                "the type of a value is not known, so only a name shows that this is the old API"
            }
            Some("by-hand") => "no rewrite fits this code",
            _ => "the file is left alone for another reason",
        };
        let note = short(first.message.strip_suffix(&first.title).unwrap_or(&first.message).trim());
        let why = match (first.blocker.as_deref(), note.is_empty()) {
            (_, true) => why.to_owned(),
            // The note says the same of this value.
            (Some("unknown-type"), false) => note.clone(),
            (_, false) => format!("{why}. {note}"),
        };
        tell("What stops the rewrite", &why);
        if let Some(after) = &first.after {
            let after = if after.is_empty() { "nothing: remove it".to_owned() } else { code(after) };
            tell("Proposal", &format!("{} becomes {after}", code(&first.before)));
        }
        if let Some(advice) = advice(first, rows).filter(|_| first.after.is_none()) {
            tell("Instead", &short(&advice));
        }
        let reason = built_in.as_ref().filter(|transform| !transform.is_floor);
        let reason = reason.map(|transform| transform.reason.trim().split("\n\n").next().unwrap_or_default());
        if let Some(reason) = reason.filter(|reason| {
            !reason.is_empty() && !note.starts_with(reason.get(..REPEATED).unwrap_or(reason))
        }) {
            tell("Background", &short(&one_line(reason)));
        }
        for need in &first.needs {
            tell("Needs", &short(&need.to_string()));
        }
        for other in &first.alternatives {
            tell("Or", &short(&other.to_string()));
        }
        match first.blocker.as_deref() {
            Some("review") => tell(
                "Do",
                "check that the proposal is right at each place, then make it; `upshift fix --suggested` makes all that are proposed",
            ),
            Some("unknown-type") => tell(
                "Do",
                "find out what the value is; if it is of the old API, annotate it or change the call; if not, `# upshift: ignore[…]` with a reason",
            ),
            _ => {}
        }
        if let Some(unlock) = first.unlock.as_ref().filter(|_| first.blocker.as_deref() != Some("review")) {
            tell("What would let upshift do it", unlock);
        }
        // What only a run shows, the command alone never finds.
        let again = match self.entries().iter().any(|entry| entry.ran == Some(true)) {
            true => "; `upshift record` of the same run records no warning of it here",
            false => "",
        };
        tell("Verify", &format!("{} finds nothing here any more, and the tests pass{again}", self.command()));
        text
    }

    /// The command that shows whether an order is done.
    fn command(&self) -> String {
        let mut paths: Vec<String> = self.entries().iter().map(|entry| slashed(&entry.path)).collect();
        paths.dedup();
        let quoted = |path: &String| {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
            if path.chars().all(is_plain) {
                path.clone()
            } else {
                format!("'{}'", path.replace('\'', r"'\''"))
            }
        };
        let named: Vec<String> = paths.iter().map(quoted).collect();
        let named = if named.len() > SOME { ".".to_owned() } else { named.join(" ") };
        code(&format!("upshift check --select {} {named}", self.first.id))
    }
}

/// What the ledger says to do instead of an API that the title names.
fn advice(entry: &Entry, rows: &[Row]) -> Option<String> {
    let named: Vec<&str> =
        entry.title.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches("()")).collect();
    let is_it = |row: &&Row| named.iter().any(|name| *name == row.name || row.keys().contains(name));
    let row = rows.iter().find(is_it)?;
    (!entry.message.contains(row.instead.as_ref())).then(|| row.instead.to_string())
}

/// A place, with its code.
fn place(entry: &Entry) -> String {
    let path = slashed(&entry.path);
    let at = match &entry.cell {
        Some(cell) => format!("cell {}:{}:{}", cell.number, cell.line, cell.column),
        None => format!("{}:{}", entry.line, entry.column),
    };
    format!("{}:{at}: {}", visible(&path), code(&entry.before))
}

/// Code on one line, in backticks.
fn code(text: &str) -> String {
    let text = short(text);
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// A text of bounded length.
fn short(text: &str) -> String {
    let text = visible(text);
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The first few of some names, and how many follow.
fn some(names: &[&str], most: usize) -> String {
    let mut known: Vec<&str> = names.to_vec();
    known.dedup();
    let rest = known.len().saturating_sub(most);
    known.truncate(most);
    format!("{}{}", known.join(", "), if rest > 0 { format!(" and {rest} more") } else { String::new() })
}
