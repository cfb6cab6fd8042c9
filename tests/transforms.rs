//! Every example of every transform, as a test of its own: of those built in, and of those by which
//! the documents teach.

use std::path::Path;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use upshift::project::{examples, gauntlet};
use upshift::transform;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("all transforms load", || {
        let errors: Vec<String> = transform::builtin_errors().iter().map(ToString::to_string).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\n").into()) }
    })];
    for transform in transform::builtin() {
        for example in transform.examples.clone() {
            let transform = transform.clone();
            let name = format!("{}: {}", transform.id, example.title);
            trials.push(Trial::test(name, move || examples::check(&transform, &example).map_err(Into::into)));
        }
    }
    for document in ["README.md", "docs/transforms.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(document));
        let found = whole_transforms(&text.unwrap_or_default());
        let count = found.len();
        trials.push(Trial::test(format!("{document} teaches by examples"), move || {
            if count == 0 { Err("it has none".into()) } else { Ok(()) }
        }));
        for (line, code) in found {
            let name = format!("{document}:{line}");
            trials.push(Trial::test(name.clone(), move || holds(&name, &code)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// The blocks of a document that are whole transforms, with their 1-based lines.
fn whole_transforms(document: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (index, line) in document.lines().enumerate() {
        match (&mut open, line) {
            (None, "```python") => open = Some((index + 2, String::new())),
            (Some(_), "```") => found.extend(open.take()),
            (Some((_, code)), _) => code.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    found.retain(|(_, code)| code.contains("examples = "));
    found
}

/// Whether a transform of a document can be read, shows what changes and what does not, and holds.
fn holds(name: &str, code: &str) -> Result<(), Failed> {
    let read = transform::parse("document", Path::new(name), code, transform::Origin::User);
    let transform = read.map_err(|errors| {
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        all.join("\n")
    })?;
    let transform = Arc::new(transform);
    for example in &transform.examples {
        examples::check(&transform, example).map_err(|why| format!("{}: {why}", example.title))?;
        let broken = gauntlet::check(&transform, example);
        if !broken.is_empty() {
            return Err(format!("{}: {}", example.title, broken.join("\n")).into());
        }
    }
    let is_left_alone = |e: &&transform::Example| e.before == e.after && e.reported.is_empty();
    match transform.examples.iter().filter(is_left_alone).count() {
        0 => Err("it shows nothing that is left alone".into()),
        all if all == transform.examples.len() => Err("it shows nothing that changes".into()),
        _ => Ok(()),
    }
}
