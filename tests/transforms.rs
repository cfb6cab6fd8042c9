//! Every example of every transform, as a test of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use upshift::engine::{Catalogue, Neighbours, Settings, World, upgrade};
use upshift::text::Source;
use upshift::transform::{self, Example, Transform};

/// A project that is only in memory: the parts of an example.
struct Parts(Vec<(String, Arc<Source>)>);

impl Neighbours for Parts {
    fn module(&self, name: &str, _from: &Path) -> Option<Arc<Source>> {
        let path = name.replace('.', "/");
        let found = self.0.iter().find(|(p, _)| *p == format!("{path}.py") || *p == format!("{path}/__init__.py"));
        found.map(|(_, source)| source.clone())
    }
    fn roots(&self, _file: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
    fn name_of(&self, file: &Path) -> (String, bool) {
        let path = file.to_string_lossy().trim_end_matches(".py").replace('/', ".");
        match path.strip_suffix(".__init__") {
            Some(package) => (package.to_owned(), true),
            None => (path, false),
        }
    }
    fn mentioning(&self, word: &str) -> Vec<Arc<Source>> {
        self.0.iter().filter(|(_, s)| s.text().contains(word)).map(|(_, s)| s.clone()).collect()
    }
}

fn parts(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("# file: ") {
            all.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = all.last_mut() {
            text.push_str(line);
        } else {
            all.push(("example.py".to_owned(), line.to_owned()));
        }
    }
    all
}

fn check(transform: &Arc<Transform>, example: &Example) -> Result<(), Failed> {
    let catalogue = Catalogue::new(vec![transform.clone()]);
    let settings = Settings { suggested: true, ..Settings::default() };
    let before = parts(&example.before);
    let sources = |parts: &[(String, String)]| {
        Parts(parts.iter().map(|(p, t)| (p.clone(), Arc::new(Source::from_text(p, t.clone())))).collect())
    };
    let files = sources(&before);
    let world = World::new(&files);
    let mut result = String::new();
    let mut reported = Vec::new();
    let mut line = 0;
    let several = example.before.contains("# file: ");
    let mut told = String::new();
    let mut after = Vec::new();
    for (path, source) in &files.0 {
        if several {
            line += 1;
            result.push_str(&format!("# file: {path}\n"));
        }
        let outcome = upgrade(source, &catalogue, &world, &settings);
        if let Some(refusal) = &outcome.refusal {
            return Err(format!("{path}: {}", refusal.message).into());
        }
        if !outcome.defects.is_empty() {
            return Err(format!("defects: {:?}", outcome.defects).into());
        }
        for finding in &outcome.findings {
            told.push_str(&format!("{}: {:?} {} -> {:?} {}\n", source.position(finding.range.start).line, finding.safety, finding.before, finding.after, finding.message));
            if !finding.applied {
                reported.push(line + source.position(finding.range.start).line);
            }
        }
        let text = outcome.text.unwrap_or_else(|| source.text().to_owned());
        line += source.line_count();
        result.push_str(&text);
        after.push((path.clone(), text));
    }
    reported.sort();
    reported.dedup();
    if result != example.after {
        return Err(format!("expected:\n{}\ngot:\n{result}\nfindings:\n{told}", example.after).into());
    }
    if reported != example.reported {
        return Err(format!("expected reports on lines {:?}, got {reported:?}\nin:\n{}\nfindings:\n{told}", example.reported, example.before).into());
    }
    let files = sources(&after);
    let world = World::new(&files);
    for (path, source) in &files.0 {
        if let Some(text) = upgrade(source, &catalogue, &world, &settings).text {
            return Err(format!("a second run changes {path}:\n{text}").into());
        }
    }
    Ok(())
}

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    trials.push(Trial::test("all transforms load", || {
        let errors: Vec<String> = transform::builtin_errors().iter().map(ToString::to_string).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\n").into()) }
    }));
    for transform in transform::builtin() {
        for example in transform.examples.clone() {
            let transform = transform.clone();
            let name = format!("{}: {}", transform.id, example.title);
            trials.push(Trial::test(name, move || check(&transform, &example)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
