//! Files of pip: a requirement on each line.

use super::{Requirement, Said, When, newline};

/// Says the requirement on a line of its own.
pub(super) fn add(text: &str, wanted: &Requirement, when: When) -> Said {
    let declared = lines(text).find(|(_, _, r)| r.name() == wanted.name());
    if let Some((start, line, declared)) = declared {
        return match wanted.missing_in(&declared) {
            None => Said::Declared,
            Some(more) => {
                let old = declared.to_string();
                let new = line.replacen(&old, &more, 1);
                Said::Text(format!("{}{new}{}", &text[..start], &text[start + line.len()..]))
            }
        };
    }
    match when {
        When::Run if text.contains("--hash") => {
            Said::Computed("its requirements have hashes, and the new one needs its own".to_owned())
        }
        When::Run | When::Apart => Said::Text(with_line(text, wanted)),
        When::Build | When::Test => Said::Nothing,
    }
}

/// The same for a file of what the tests need.
pub(super) fn add_for_tests(text: &str, wanted: &Requirement, when: When) -> Said {
    match when {
        When::Test => add(text, wanted, When::Run),
        When::Build | When::Run | When::Apart => Said::Nothing,
    }
}

/// The lines that hold a requirement: where each starts, its text, and what it says.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str, Requirement)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let at = start;
        start += whole.len();
        let line = whole.trim_end_matches(['\n', '\r']);
        let said = line.split(" #").next().unwrap_or(line);
        let said = said.split(" --").next().unwrap_or(said);
        Requirement::parse(said).map(|requirement| (at, line, requirement))
    })
}

fn with_line(text: &str, wanted: &Requirement) -> String {
    let newline = newline(text);
    let all: Vec<(usize, &str, Requirement)> = lines(text).collect();
    let names: Vec<String> = all.iter().map(|(_, _, requirement)| requirement.name()).collect();
    let whole = text.lines().filter(|line| !line.trim().is_empty()).count();
    let sorted = names.len() > 1 && names.len() == whole && names.is_sorted();
    let later = all.iter().find(|(_, _, requirement)| sorted && requirement.name() > wanted.name());
    let at = later.map_or(text.len(), |(start, ..)| *start);
    let lead = if at == 0 || text[..at].ends_with('\n') { "" } else { newline };
    format!("{}{lead}{wanted}{newline}{}", &text[..at], &text[at..])
}
