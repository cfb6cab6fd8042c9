//! `setup.cfg`: `install_requires` of `[options]`, and the extras of the tests.

use super::{Requirement, Said, When, newline};

/// A line: where it starts, and its text without the newline.
type Line<'t> = (usize, &'t str);

/// Says the requirement where the file lists them.
pub(super) fn add(text: &str, wanted: &Requirement, when: When) -> Said {
    let run = key(text, "options", "install_requires");
    match when {
        When::Build => Said::Nothing,
        When::Run | When::Apart => match run {
            Some(entry) => entry.add(text, wanted),
            None => Said::Nothing,
        },
        When::Test => {
            let declared = run.map(|entry| entry.add(text, wanted));
            if matches!(declared, Some(Said::Declared)) {
                return Said::Declared;
            }
            let extras = ["test", "tests", "testing", "dev"];
            let mut entries = extras.iter().filter_map(|name| key(text, "options.extras_require", name));
            entries.next().map_or(Said::Nothing, |entry| entry.add(text, wanted))
        }
    }
}

/// A key with its value.
struct Entry<'t> {
    /// The line with `=`.
    head: Line<'t>,
    /// The indented lines below.
    values: Vec<Line<'t>>,
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |whole| {
        let at = start;
        start += whole.len();
        (at, whole.trim_end_matches(['\n', '\r']))
    })
}

fn key<'t>(text: &'t str, section: &str, wanted: &str) -> Option<Entry<'t>> {
    let header = format!("[{section}]");
    let mut below = lines(text).skip_while(|(_, line)| line.trim_end() != header).skip(1).peekable();
    loop {
        let (start, line) = below.next().filter(|(_, line)| !line.starts_with('['))?;
        let name = line.split(['=', ':']).next().unwrap_or_default().trim();
        if name != wanted || line.starts_with([' ', '\t']) || !line.contains(['=', ':']) {
            continue;
        }
        let mut values = Vec::new();
        while let Some(value) = below.next_if(|(_, line)| line.starts_with([' ', '\t']) || line.is_empty()) {
            values.push(value);
        }
        while values.last().is_some_and(|(_, line)| line.trim().is_empty()) {
            values.pop();
        }
        return Some(Entry { head: (start, line), values });
    }
}

impl Entry<'_> {
    fn add(&self, text: &str, wanted: &Requirement) -> Said {
        let (start, head) = self.head;
        let at = head.find(['=', ':']).unwrap_or(head.len());
        let inline = head.get(at + 1..).unwrap_or_default().trim();
        if let Some(files) = inline.strip_prefix("file:") {
            return match files.split(',').next() {
                Some(file) => Said::In(file.trim().to_owned()),
                None => Said::Nothing,
            };
        }
        let mut parsed = Vec::new();
        for (start, line) in &self.values {
            let said = line.split(" #").next().unwrap_or(line).trim();
            if said.starts_with('#') || said.is_empty() {
                continue;
            }
            parsed.push((*start, *line, Requirement::parse(said)));
        }
        let first = (start, head, Requirement::parse(inline));
        for (start, line, declared) in parsed.iter().chain(std::iter::once(&first)) {
            let Some(declared) = declared.as_ref().filter(|r| r.name() == wanted.name()) else {
                continue;
            };
            return match wanted.missing_in(declared) {
                None => Said::Declared,
                Some(more) => {
                    let new = line.replacen(&declared.to_string(), &more, 1);
                    Said::Text(format!("{}{new}{}", &text[..*start], &text[start + line.len()..]))
                }
            };
        }
        let newline = newline(text);
        let indent = self.values.iter().find(|(_, line)| !line.trim().is_empty());
        let indent = indent.map_or("    ", |(_, line)| &line[..line.len() - line.trim_start().len()]);
        if !inline.is_empty() {
            // A value on the line of its key: both get lines of their own.
            let items: Vec<&str> = inline.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
            let is_plain = items.iter().all(|item| Requirement::parse(item).is_some());
            if !self.values.is_empty() || !is_plain {
                return Said::Computed("its list has a form of its own".to_owned());
            }
            let mut new = head[..=at].to_owned();
            for item in items {
                new.push_str(&format!("{newline}{indent}{item}"));
            }
            new.push_str(&format!("{newline}{indent}{wanted}"));
            return Said::Text(format!("{}{new}{}", &text[..start], &text[start + head.len()..]));
        }
        let names: Vec<Option<String>> =
            parsed.iter().map(|(_, _, r)| r.as_ref().map(Requirement::name)).collect();
        let sorted = names.len() > 1 && names.iter().all(Option::is_some) && names.is_sorted();
        let own = Some(wanted.name());
        let later = parsed.iter().zip(&names).find(|(_, name)| sorted && **name > own);
        if let Some(((at, ..), _)) = later {
            return Said::Text(format!("{}{indent}{wanted}{newline}{}", &text[..*at], &text[*at..]));
        }
        let (last, line) = self.values.last().unwrap_or(&self.head);
        let at = last + line.len();
        Said::Text(format!("{}{newline}{indent}{wanted}{}", &text[..at], &text[at..]))
    }
}
