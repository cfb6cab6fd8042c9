//! Checks the examples of transforms, for the tests of this project and for `upshift test`.

use std::path::Path;
use std::sync::Arc;

use crate::engine::{Catalogue, Settings, UNSETTLED, World, explain, upgrade};
use crate::finding::{self, Safety};
use crate::model::{Mentions, Module, ProjectView};
use crate::syntax::{Kind, Node};
use crate::text::Source;
use crate::transform::{Example, Pattern, Role, Transform};

/// A project in memory: the parts of an example, separated by `# file: path` lines.
struct Parts(Vec<Arc<Source>>);

impl Parts {
    fn of(text: &str) -> Parts {
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
        Parts(all.into_iter().map(|(path, text)| Arc::new(Source::from_text(path, text))).collect())
    }
}

impl ProjectView for Parts {
    fn module(&self, name: &str, _from: &Path) -> Option<Arc<Source>> {
        let path = name.replace('.', "/");
        let names = [format!("{path}.py"), format!("{path}/__init__.py")];
        let found = self.0.iter().find(|source| names.iter().any(|name| source.path() == Path::new(name)));
        found.cloned()
    }

    fn name_of(&self, file: &Path) -> (String, bool) {
        let path = file.to_string_lossy().trim_end_matches(".py").replace('/', ".");
        match path.strip_suffix(".__init__") {
            Some(package) => (package.to_owned(), true),
            None => (path, false),
        }
    }

    fn source(&self, path: &Path) -> Option<Arc<Source>> {
        self.0.iter().find(|source| source.path() == path).cloned()
    }

    fn mentioning<'s>(&'s self, words: &'s [&str], _: &Path) -> Mentions<'s> {
        let holds = |source: &&Arc<Source>| words.iter().all(|word| source.text().contains(word));
        Box::new(self.0.iter().filter(holds).cloned())
    }
}

/// The result for a text.
pub struct Ran {
    /// The new text.
    pub result: String,
    /// The 1-based lines of findings without a rewrite, each once.
    pub reported: Vec<usize>,
    /// The findings, a line each, for people.
    pub told: String,
    /// The number of findings, except for imports.
    pub found: usize,
    /// How many of them with the evidence that a name or a type gives.
    pub evident: usize,
    /// What is changed unasked.
    pub safe: Vec<String>,
    /// Changes that were dropped.
    pub defects: Vec<String>,
}

impl Ran {
    /// Whether something with these words is changed unasked.
    pub fn is_safe(&self, words: &str) -> bool {
        self.safe.iter().any(|before| before.contains(words))
    }
}

/// Runs one transform over the text of an example, including suggested changes. Fails if the text is
/// invalid.
pub fn run(transform: &Arc<Transform>, text: &str) -> Result<Ran, String> {
    let catalogue = Catalogue::new(vec![transform.clone()]);
    let settings = Settings { suggested: true, ..Settings::default() };
    let parts = Parts::of(text);
    let several = text.contains("# file: ");
    let world = World::new(&parts);
    let (mut result, mut told) = (String::new(), String::new());
    let (mut reported, mut defects) = (Vec::new(), Vec::new());
    let (mut line, mut found, mut evident, mut safe) = (0, 0, 0, Vec::new());
    for source in &parts.0 {
        if several {
            line += 1;
            result.push_str(&format!("# file: {}\n", source.path().display()));
        }
        let outcome = upgrade(source, &catalogue, &world, &settings);
        if let Some(refusal) = &outcome.refusal {
            let place = source.position(refusal.offset);
            return Err(format!("line {}: {}", line + place.line, refusal.message));
        }
        defects.extend(outcome.defects);
        for finding in &outcome.findings {
            let at = line + source.position(finding.range.start).line;
            let after = finding.after.as_deref().unwrap_or("reported");
            let safety = finding.safety.as_str();
            let words = source.line(at - line - 1).split_whitespace().next();
            let is_import = matches!(words, Some("import" | "from"));
            found += usize::from(!is_import);
            if finding.applied && finding.safety == Safety::Safe {
                safe.push(finding.before.clone());
            }
            evident += usize::from(!is_import && !finding.reasons.is_empty());
            told.push_str(&format!(
                "  line {at}, {safety}: {}\n",
                format!("`{}` -> {after} {}", finding.before, finding.message).trim_end()
            ));
            if !finding.applied {
                reported.push(at);
            }
        }
        line += source.text().lines().count();
        result.push_str(outcome.text.as_deref().unwrap_or(source.text()));
    }
    reported.sort_unstable();
    reported.dedup();
    Ok(Ran { result, reported, told, found, evident, safe, defects })
}

/// Explains why nothing was found on the lines of an example that should change.
fn why_not(transform: &Arc<Transform>, example: &Example) -> String {
    let mut told = String::from("  nothing was found\n");
    let parts = Parts::of(&example.before);
    let [source] = parts.0.as_slice() else {
        return told;
    };
    let (world, catalogue) = (World::new(&parts), Catalogue::new(vec![transform.clone()]));
    let diff = similar::TextDiff::from_lines(&example.before, &example.after);
    let gone = diff.iter_all_changes().filter(|change| change.tag() == similar::ChangeTag::Delete);
    let gone = gone.filter_map(|change| Some(change.old_index()? + 1));
    let mut lines: Vec<usize> = gone.chain(example.reported.iter().copied()).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut tried = false;
    for line in &lines {
        for attempt in explain(source, *line, &catalogue, &world, &Settings::default()) {
            tried = true;
            told.push_str(&format!("  line {line}: {}\n", attempt.text));
        }
    }
    if !tried {
        let (name, is_package) = parts.name_of(source.path());
        let module = Module::new(source.clone(), name, is_package);
        let near = nearest_part(transform, &module, &world, &lines);
        told.push_str(&format!("  no code there looks like `before`; {near}\n"));
    }
    told
}

/// What of some 1-based lines comes nearest to a `before`, and where it differs.
fn nearest_part(transform: &Transform, module: &Module, world: &World<'_>, lines: &[usize]) -> String {
    let is_there = |node: &Node<'_>| lines.contains(&(module.source.line_of(node.start()) + 1));
    let names: Vec<Node<'_>> = module
        .tree
        .root()
        .descendants()
        .filter(|node| node.kind() == Kind::Identifier && is_there(node))
        .collect();
    let words = || {
        transform.pairs.iter().flat_map(|pair| pair.prefilter.anchors.iter().map(move |word| (pair, word)))
    };
    for (pair, word) in words() {
        let Some(node) = names.iter().find(|node| node.text() == word) else { continue };
        let line = module.source.line_of(node.start()) + 1;
        let Pattern::Expression(template) = &pair.before else {
            return format!(
                "line {line} has `{word}`, but the statements around it differ from those of `before`"
            );
        };
        let Some(pattern) = template.nodes().next() else { continue };
        let symbols = pattern.descendants().filter_map(|part| match template.role(part) {
            Some(Role::Symbol(symbol)) => Some(&symbol.qualified),
            _ => None,
        });
        let wanted = symbols.into_iter().find(|name| name.rsplit('.').next() == Some(word));
        let outer = |node: Node<'_>| {
            node.parent().filter(|above| above.kind() == Kind::Attribute).map_or(node.id(), Node::id)
        };
        let chain = module.tree.node(outer(*node));
        let mut found = world.names(module, chain).names;
        found.retain(|name| !name.starts_with("builtins."));
        return match wanted {
            Some(wanted) if found.is_empty() => {
                format!(
                    "on line {line} nothing says that `{}` is `{wanted}`: import it in the example",
                    chain.text()
                )
            }
            Some(wanted) if !found.contains(wanted) => {
                format!("`{}` of line {line} is `{}`, not `{wanted}`", chain.text(), found.join("` or `"))
            }
            _ => {
                let stands = chain.with_parentheses().parent().map(Node::kind);
                let called = if pattern.kind() == Kind::Call && stands != Some(Kind::Call) {
                    ", and it is not called there"
                } else {
                    ""
                };
                format!(
                    "`{}` of line {line} comes nearest; `before` looks for `{}`{called}",
                    chain.text(),
                    pattern.text()
                )
            }
        };
    }
    let known: Vec<&str> = names.iter().map(|node| node.text()).collect();
    for (_, word) in words() {
        if let Some(near) = finding::nearest(word, known.iter().copied()) {
            return format!("`before` looks for `{word}`, and the example has `{near}`");
        }
    }
    match words().next() {
        Some((_, word)) => format!("`before` looks for `{word}`, which stands on none of these lines"),
        None => "its types are known of nothing there".to_owned(),
    }
}

/// `line 3 should be reported, but was not`, for each line that differs.
fn differences(expected: &[usize], reported: &[usize]) -> String {
    let missing = expected.iter().filter(|line| !reported.contains(line));
    let missing = missing.map(|line| format!("line {line} should be reported, but was not"));
    let more = reported.iter().filter(|line| !expected.contains(line));
    let more = more.map(|line| format!("line {line} was reported; begin it with `!` if that is right"));
    missing.chain(more).collect::<Vec<_>>().join("\n")
}

/// Checks an example: the change is as shown, the marked lines are reported, and a second run changes
/// nothing. Suggested edits are applied. The error is for people.
pub fn check(transform: &Arc<Transform>, example: &Example) -> Result<(), String> {
    let Ran { result, reported, told, defects, .. } = run(transform, &example.before)?;
    if let Some(defect) = defects.first() {
        return Err(match defect.ends_with(UNSETTLED) {
            true => "the change never ends: `before` finds what `after` writes. Let the new code differ \
                     from the old, in a name or in the number of arguments"
                .to_owned(),
            false => format!("a change was dropped: {defect}"),
        });
    }
    let found = if told.is_empty() { &why_not(transform, example) } else { &told };
    if result != example.after {
        let diff = similar::TextDiff::from_lines(&example.after, &result);
        return Err(format!("expected (-) and got (+):\n{}{found}", diff.unified_diff()));
    }
    if reported != example.reported {
        return Err(format!("{}\n{found}", differences(&example.reported, &reported)));
    }
    let again = run(transform, &result)?.result;
    if again != result {
        let diff = similar::TextDiff::from_lines(&result, &again);
        let diff = diff.unified_diff();
        return Err(format!(
            "a second run changes it again, since `before` finds what `after` writes:\n{diff}"
        ));
    }
    Ok(())
}
