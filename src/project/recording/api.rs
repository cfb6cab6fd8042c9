//! Which API a warning is about: the changes of the ledger whose names it, its sender, or the line of code bear.

use std::sync::Arc;

use super::parse::Recorded;
use crate::answer::Answers;
use crate::catalogue::Catalogue;
use crate::ledger::Row;
use crate::matching::WarnedApi;
use crate::transform::Transform;
use crate::version::NEWEST;

/// The APIs that warnings may be about.
pub struct Apis {
    /// The changes, each with the transforms that are about it.
    rows: Vec<(Row, Vec<String>)>,
}

/// How surely a warning is about a change, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// Its sender is of the module, and it names the replacement.
    Sender,
    /// It names the replacement, and the line has the old name.
    Replacement,
    /// It names the API by its last part, and the line or the sender shows the rest.
    LastPart,
    /// It names the API with its class or module, or the API itself sent it.
    Name,
}

impl Apis {
    /// The changes that some transforms are about.
    pub fn new(catalogue: &Catalogue) -> Apis {
        let transforms: Vec<Arc<Transform>> = catalogue.transforms().cloned().collect();
        let answers = Answers::new(&transforms);
        let told = |row: Row| {
            let ids: Vec<String> =
                answers.of(&row).1.into_iter().map(|transform| transform.id.clone()).collect();
            (row.withdrawn.is_none() && !ids.is_empty()).then_some((row, ids))
        };
        Apis { rows: Row::all().into_iter().filter_map(told).collect() }
    }

    /// The API that a warning at a line of code is about; several changes of one name count as one API.
    pub fn of(&self, recorded: &Recorded, code: &str) -> Option<WarnedApi> {
        let found = |(row, ids)| Some((evidence(row, recorded, code)?, row, ids));
        let all: Vec<(Evidence, &Row, &Vec<String>)> =
            self.rows.iter().filter_map(|(row, ids)| found((row, ids))).collect();
        let best = all.iter().map(|(evidence, ..)| *evidence).max()?;
        let best = || all.iter().filter(|(evidence, ..)| *evidence == best);
        let (_, first, _) = best().next()?;
        // Of several names, those that went away together.
        let alike = || best().filter(|(_, row, _)| row.removed == first.removed);
        let mut ids: Vec<String> = Vec::new();
        for id in alike().flat_map(|(.., ids)| ids.iter()) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let name =
            alike().take(3).map(|(_, row, _)| format!("`{}`", row.name)).collect::<Vec<_>>().join(" or ");
        let title = match (first.removed, first.deprecated) {
            (Some(removed), _) if removed <= NEWEST => format!("{name} was removed in Python {removed}."),
            (Some(removed), _) => format!("{name} will be removed in Python {removed}."),
            (None, Some(since)) => format!("{name} is deprecated since Python {since}."),
            (None, None) => format!("{name} is deprecated."),
        };
        Some(WarnedApi {
            ids,
            title,
            instead: first.instead.to_string(),
            deprecated: first.deprecated,
            removed: first.removed,
        })
    }
}

/// The dotted names in a text, each without dots at its ends.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let parts = text.split(move |c| !is_of_name(c)).map(|name| name.trim_matches('.'));
    parts.filter(|name| !name.is_empty())
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn package(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// How a warning shows that it is about a change; `None` if nothing does.
fn evidence(row: &Row, recorded: &Recorded, code: &str) -> Option<Evidence> {
    if matches!(row.kind.as_ref(), "behaviour" | "parameter") {
        return None;
    }
    let (sender, function) = recorded.by.rsplit_once('.').unwrap_or_default();
    let is_sender = |key: &str| !sender.is_empty() && package(sender) == package(key);
    let of_key = |key: &str| {
        let said = |name: &str| names(&recorded.message).any(|said| said == name);
        if row.kind == "module" {
            let is_imported = sender == key && function == "<module>";
            let is_named = said(key) && (key.contains('.') || said("module")) && code.contains(last(key));
            return (is_imported || is_named).then_some(Evidence::Name);
        }
        let own = last(key);
        let of_class = |said: &str| said.contains('.') && key.ends_with(&format!(".{said}"));
        let is_near = is_sender(key) || recorded.by.is_empty();
        if said(key) || is_sender(key) && function == own || is_near && names(&recorded.message).any(of_class)
        {
            return Some(Evidence::Name);
        }
        let has_word = names(code).flat_map(|name| name.split('.')).any(|word| word == own);
        let is_known = is_sender(key) || recorded.by.is_empty() && (said(package(key)) || has_word);
        if said(own) && is_known {
            return Some(Evidence::LastPart);
        }
        let instead = row.instead.split('`').skip(1).step_by(2);
        let mut replacements = instead.map(|code| last(code.trim_end_matches("()")));
        let names_other = replacements.any(|new| names(&recorded.message).any(|said| last(said) == new));
        match names_other && is_near {
            true if has_word => Some(Evidence::Replacement),
            true if is_sender(key) => Some(Evidence::Sender),
            _ => None,
        }
    };
    row.keys().into_iter().filter_map(of_key).max()
}

#[cfg(test)]
mod tests {
    use super::super::parse::Witness;
    use super::*;

    /// The names of the changes that a warning may be about.
    fn about(message: &str, by: &str, code: &str) -> Vec<String> {
        let recorded = Recorded {
            file: String::new(),
            line: 1,
            message: message.to_owned(),
            by: by.to_owned(),
            witness: Witness::None,
        };
        let rows = Row::all();
        let found: Vec<_> =
            rows.iter().filter_map(|row| Some((evidence(row, &recorded, code)?, row))).collect();
        let best = found.iter().map(|(evidence, _)| *evidence).max();
        let best = found.iter().filter(|(evidence, _)| Some(*evidence) == best);
        best.map(|(_, row)| row.name.to_string()).collect()
    }

    #[test]
    fn a_message_names_its_api() {
        // As CPython 3.6 to 3.13 print them.
        let utcnow = "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).";
        assert_eq!(about(utcnow, "", "stamp = make()"), ["datetime.datetime.utcnow"]);
        let readfp = "This method will be removed in Python 3.12. Use 'parser.read_file()' instead.";
        assert_eq!(about(readfp, "", "p.readfp(f)"), ["configparser.RawConfigParser.readfp"]);
        assert_eq!(about(readfp, "configparser.readfp", "load(f)"), ["configparser.RawConfigParser.readfp"]);
        let equal = "Please use assertEqual instead.";
        assert_eq!(about(equal, "", "self.assertEquals(1, 1)"), ["unittest.TestCase.assertEquals"]);
        let sent = about(equal, "unittest.case.deprecated_func", "check(self)(1, 1)");
        assert_eq!(sent, ["unittest.TestCase.assertEquals", "unittest.TestCase.failUnlessEqual"]);
        let current = "currentThread() is deprecated, use current_thread() instead";
        assert_eq!(about(current, "", "threading.currentThread()"), ["threading.currentThread"]);
        let imp = "the imp module is deprecated in favour of importlib; see the module's documentation for alternative uses";
        assert_eq!(about(imp, "", "import imp"), ["imp"]);
        assert_eq!(about(imp, "imp.<module>", "__import__(name)"), ["imp"]);
    }

    #[test]
    fn a_message_of_other_code_names_nothing() {
        assert_eq!(about("readfp is old, use read_file", "app.lines.readfp", "lines.readfp(f)"), [""; 0]);
        assert_eq!(about("this is deprecated", "", "x = 1"), [""; 0]);
        assert_eq!(about("use load instead", "app.old", "warn(1)"), [""; 0]);
    }
}
