//! Every example of every transform, as it stands in other files: in the cells of a notebook it becomes what it
//! becomes in a file, and of a document nothing else changes.

use std::sync::Arc;

use serde_json::{Value, json};
use upshift::embedded::{Embedded, Format};
use upshift::engine::{Alone, Catalogue, Outcome, Settings, World, upgrade};
use upshift::text::Source;
use upshift::transform::{self, Transform};
use upshift::verify;

fn settings() -> Settings {
    Settings { suggested: true, ..Settings::default() }
}

/// What comes of a text in a file of another kind.
fn within(file: &str, format: Format, transform: &Arc<Transform>) -> Outcome {
    let catalogue = Catalogue::new(vec![transform.clone()]);
    let embedded = Embedded::read(&Source::from_text("example.py", file), format).unwrap();
    embedded.upgrade(&catalogue, &World::new(&Alone), &settings(), true)
}

/// Calls with the name and the text of each example that is one file, and with its transform.
fn each_example(mut check: impl FnMut(&str, &str, &Arc<Transform>)) {
    for transform in transform::builtin() {
        for example in transform.examples.iter().filter(|example| !example.before.contains("# file: ")) {
            check(&format!("{}: {}", transform.id, example.title), &example.before, &transform);
        }
    }
}

/// Examples with statements that change together: those of several cells do not.
const TOGETHER: [&str; 2] = ["asyncio/child_watcher", "asyncio/get_event_loop"];

/// The lines of a text, without empty ones; imports of several cells are in another order.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    lines
}

/// The text in parts that are Python each: one for each statement at the left margin.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut open = String::new();
    for line in text.split_inclusive('\n') {
        let begins = !line.starts_with([' ', '\t', '\n', '#', ')', ']', '}', '@'])
            && !["else", "elif", "except", "finally", "case"].iter().any(|word| line.starts_with(word));
        if begins && !open.trim().is_empty() && verify::refusal(&open).is_none() {
            parts.push(std::mem::take(&mut open));
        }
        open.push_str(line);
    }
    parts.push(open);
    parts
}

#[test]
fn an_example_becomes_the_same_in_the_cells_of_a_notebook() {
    let mut wrong = Vec::new();
    each_example(|name, before, transform| {
        let catalogue = Catalogue::new(vec![transform.clone()]);
        let source = Source::from_text("example.py", before);
        let expected = upgrade(&source, &catalogue, &World::new(&Alone), &settings());
        let is_together = TOGETHER.contains(&transform.id.as_str());
        let parts = if is_together { vec![before.to_owned()] } else { parts(before) };
        if parts.iter().any(|part| verify::refusal(part).is_some() || part.trim_start().starts_with('%')) {
            return;
        }
        let cell = |part: &String| {
            let source: Vec<&str> = part.trim_end_matches('\n').split_inclusive('\n').collect();
            json!({"cell_type": "code", "source": source})
        };
        let cells: Vec<Value> = parts.iter().map(cell).collect();
        let file = serde_json::to_string_pretty(&json!({"nbformat": 4, "cells": cells})).unwrap();
        let got = within(&file, Format::Notebook, transform);
        let after: Value = serde_json::from_str(got.text.as_deref().unwrap_or(&file)).unwrap();
        let joined = |cell: &Value| {
            let strings = cell["source"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
            strings.collect::<String>() + "\n"
        };
        let text: String = after["cells"].as_array().unwrap().iter().map(joined).collect();
        let wanted = expected.text.as_deref().unwrap_or(before);
        let told = |outcome: &Outcome| {
            let findings = outcome.findings.iter();
            findings.map(|f| (f.id.clone(), f.before.clone(), f.applied)).collect::<Vec<_>>()
        };
        if lines(&text) != lines(wanted) || told(&got) != told(&expected) || got.defects != expected.defects {
            wrong.push(format!("{name}\n--- wanted\n{wanted}--- got\n{text}{:?}", told(&got)));
        }
    });
    assert!(wrong.is_empty(), "{}\n{} of them", wrong.join("\n\n"), wrong.len());
}

#[test]
fn of_a_document_nothing_but_code_changes() {
    let mut changed = 0;
    each_example(|name, before, transform| {
        let fenced = |code: &str| format!("* before\n\n  ```python\n{code}  ```\n\n  after\n");
        let indented = |text: &str| -> String {
            let line =
                |line: &str| if line.trim().is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
            text.lines().map(line).collect()
        };
        let file = fenced(&indented(before));
        let after = within(&file, Format::Markdown, transform).text.unwrap_or(file.clone());
        let code = after.strip_prefix("* before\n\n  ```python\n");
        let code = code.and_then(|rest| rest.strip_suffix("  ```\n\n  after\n")).expect(name);
        let plain: String =
            code.lines().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap_or(line))).collect();
        assert!(verify::refusal(before).is_some() || verify::refusal(&plain).is_none(), "{name}\n{after}");
        changed += usize::from(after != file);
    });
    assert!(changed > 500, "{changed}");
}

#[test]
fn of_a_session_nothing_but_code_changes() {
    let mut changed = 0;
    each_example(|name, before, transform| {
        let mut file = "def f():\n    r'''Text.\n\n".to_owned();
        for (number, part) in parts(before).iter().enumerate() {
            for (at, line) in part.trim_end().lines().enumerate() {
                let prompt = if at == 0 { ">>>" } else { "..." };
                file.push_str(format!("    {prompt} {line}").trim_end());
                file.push('\n');
            }
            file.push_str(&format!("    output {number}\n"));
        }
        file.push_str("    '''\n");
        if verify::refusal(&file).is_some() {
            return;
        }
        let after = within(&file, Format::Docstrings, transform).text.unwrap_or(file.clone());
        assert!(verify::refusal(&after).is_none(), "{name}\n{after}");
        let is_code = |line: &&str| {
            let line = line.trim_start();
            line.starts_with(">>>") || line.starts_with("...")
        };
        let rest = |text: &str| -> Vec<String> {
            text.lines().filter(|line| !is_code(line)).map(str::to_owned).collect()
        };
        assert_eq!(rest(&after), rest(&file), "{name}\n{after}");
        changed += usize::from(after != file);
    });
    assert!(changed > 100, "{changed}");
}
