//! The tools: what each takes, and what it answers.

use std::path::PathBuf;

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::answers::{Page, SOME, counts, cut, finding, short};
use super::root::Root;
use crate::cli::args::{
    ExplainOptions, FileSettings, FixOptions, JournalOption, ListFormat, RunOptions, TestOptions,
};
use crate::cli::reporter::{ColorOption, Reporter};
use crate::cli::run::{Collected, RunPlan};
use crate::cli::{explain, fix, list, run, test};
use crate::finding::names;
use crate::output::{self, Paint};

/// How many characters of a diff or an explanation an answer has.
const DIFF: usize = 16_000;

/// What the tools work with.
pub struct Tools {
    /// The folder that they stay in.
    pub root: Root,
    /// The settings of the command line.
    pub settings: FileSettings,
    /// Where changes are recorded.
    pub journal: JournalOption,
}

/// A tool as agents see it.
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The properties of its arguments, as in a JSON Schema.
    pub arguments: Value,
    /// The names of those that it must be given.
    pub required: &'static [&'static str],
    /// Whether it writes files.
    pub writes: bool,
}

/// All tools.
pub fn all() -> Vec<Tool> {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let texts = |about: &str| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    let number = |about: &str| json!({ "type": "integer", "minimum": 0, "description": about });
    let flag = |about: &str| json!({ "type": "boolean", "description": about });
    let run = |more: &[(&str, Value)]| {
        let mut arguments = json!({
            "paths": texts("Files and folders, relative to the root; all of it by default"),
            "select": texts("Only these modules (`configparser`) or transforms (`configparser/readfp`)"),
            "ignore": texts("Not these modules or transforms"),
            "suggested": flag("Make suggested changes as well, which somebody should review"),
            "min": text("The oldest Python that the code must run on, such as `3.9`"),
            "target": text("The newest Python that the code should run on"),
        });
        more.iter().for_each(|(key, value)| arguments[*key] = value.clone());
        arguments
    };
    let page =
        [("limit", number("How many are listed [default: 20]")), ("offset", number("How many come before"))];
    vec![
        Tool {
            name: "check",
            about: "Find uses of removed and deprecated Python APIs, each with what would replace it, how safe that is, the evidence, and what blocks a change. Nothing is written.",
            arguments: run(&page),
            required: &[],
            writes: false,
        },
        Tool {
            name: "explain",
            about: "Explain a transform (`configparser/readfp`), a module, a name (`cgi.escape`), or what is found on a line (`app.py:12`) and what would unlock a change.",
            arguments: json!({ "what": text("A transform, a module, a name, or FILE:LINE") }),
            required: &["what"],
            writes: false,
        },
        Tool {
            name: "propose",
            about: "Show the changes that `apply` would make, as a unified diff. Nothing is written.",
            arguments: run(&[("offset", number("How many characters of the diff come before"))]),
            required: &[],
            writes: false,
        },
        Tool {
            name: "apply",
            about: "Write the changes that `propose` shows with the same arguments: safe ones, with `suggested` those to be reviewed too. They are recorded, and `upshift undo` takes them back.",
            arguments: run(&[("confirm", flag("Must be true: files are written"))]),
            required: &["confirm"],
            writes: true,
        },
        Tool {
            name: "list",
            about: "List the transforms: what each is about, and how safe its change is at best.",
            arguments: json!({
                "module": text("Only those of a module (`configparser`), or whose title has this text"),
                "limit": page[0].1,
                "offset": page[1].1,
            }),
            required: &[],
            writes: false,
        },
        Tool {
            name: "test",
            about: "Run the examples of a transform that you wrote, or of a built-in one. Transforms are read, never executed.",
            arguments: json!({ "what": text("A file or folder with transforms, or the id of a built-in one") }),
            required: &["what"],
            writes: false,
        },
    ]
}

impl Tools {
    /// The answer of a tool. The error is for the agent: what happened, and what to do.
    pub fn call(&self, name: &str, arguments: &Value) -> Result<Value> {
        let Some(tool) = all().into_iter().find(|tool| tool.name == name) else {
            bail!("there is no tool `{name}`");
        };
        let given = arguments.as_object().into_iter().flatten();
        let known = |key: &&String| tool.arguments.get(key.as_str()).is_some();
        if let Some((key, _)) = given.clone().find(|(key, _)| !known(key)) {
            bail!("`{name}` takes no argument `{key}`");
        }
        if let Some(key) = tool.required.iter().find(|key| given.clone().all(|(known, _)| known != **key)) {
            bail!("`{name}` needs the argument `{key}`");
        }
        match name {
            "check" => self.check(arguments),
            "explain" => self.explain(arguments),
            "propose" => self.propose(arguments),
            "apply" => self.apply(arguments),
            "list" => self.list(arguments),
            _ => self.test(arguments),
        }
    }

    /// The options of a run, as the arguments of a call ask for it.
    fn options(&self, arguments: &Value) -> Result<RunOptions> {
        let mut settings = self.settings.clone();
        for key in ["select", "ignore"] {
            if let Some(ids) = texts(arguments, key)? {
                settings.set(key, ids);
            }
        }
        for key in ["min", "target"] {
            if let Some(version) = text(arguments, key)? {
                settings.set(key, vec![version]);
            }
        }
        match &arguments["suggested"] {
            Value::Null => {}
            Value::Bool(flag) => settings.set("suggested", vec![flag.to_string()]),
            _ => bail!("`suggested` must be true or false"),
        }
        let named = texts(arguments, "paths")?.unwrap_or_else(|| vec![".".to_owned()]);
        let paths = named.iter().map(|path| self.root.path(path)).collect::<Result<Vec<PathBuf>>>()?;
        ensure!(!paths.is_empty(), "`paths` is empty: name a path, or leave it out for the whole root");
        Ok(RunOptions { jobs: None, max_size: 4, paths, ..RunOptions::of_file(PathBuf::new(), settings) })
    }

    /// The results of a run.
    fn collect(&self, arguments: &Value) -> Result<Collected> {
        let mut collected = RunPlan::new(&self.options(arguments)?)?.collect()?;
        let changed = collected.files.iter().filter(|result| result.outcome.text.is_some());
        collected.tally.changed = changed.count() + collected.others.len();
        Ok(collected)
    }

    fn check(&self, arguments: &Value) -> Result<Value> {
        let collected = self.collect(arguments)?;
        let all = collected
            .files
            .iter()
            .flat_map(|result| result.outcome.findings.iter().map(move |one| (result, one)));
        // What ran first, then what can be changed.
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, one)| (one.rank(), std::cmp::Reverse(one.safety)));
        let mut answer =
            Page::of(arguments).cut("findings", all.iter().map(|(result, one)| finding(result, one)));
        answer["counts"] = counts(&collected.tally);
        let problems: Vec<String> = collected
            .files
            .iter()
            .flat_map(|result| &result.problems)
            .map(|it| short(&output::problem(it)))
            .collect();
        if !problems.is_empty() {
            answer["errors"] = problems.iter().take(SOME).cloned().collect::<Vec<_>>().into();
            answer["more_errors"] = problems.len().saturating_sub(SOME).into();
        }
        Ok(answer)
    }

    fn explain(&self, arguments: &Value) -> Result<Value> {
        let what = text(arguments, "what")?.unwrap_or_default();
        if let Some(path) = explain::file_of(&what) {
            self.root.path(&path.to_string_lossy())?;
        }
        let options = ExplainOptions {
            what,
            settings: self.settings.clone(),
            format: ListFormat::Json,
            color: ColorOption::default(),
        };
        let (told, _) = explain::told(&options)?;
        let document: Value = serde_json::from_str(&told)?;
        let size = told.chars().count();
        Ok(if size > DIFF { json!({ "cut": cut(&told, DIFF) }) } else { document })
    }

    fn propose(&self, arguments: &Value) -> Result<Value> {
        let collected = self.collect(arguments)?;
        let mut diff = Vec::new();
        for result in &collected.files {
            if let (Some(source), Some(after)) = (&result.source, &result.outcome.text) {
                diff.extend(result.diff(&result.bytes, [source.text(), after], Paint::None, false));
            }
        }
        for other in &collected.others {
            let Some(source) = other.source() else { continue };
            let after = String::from_utf8_lossy(&other.after);
            diff.extend(output::diff(&source, other.before.as_deref(), &after, Paint::None, false));
        }
        let diff = output::printable(&String::from_utf8_lossy(&diff));
        let skipped =
            arguments["offset"].as_u64().and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0);
        let (total, rest) = (diff.chars().count(), diff.chars().skip(skipped));
        let shown: String = rest.take(DIFF).collect();
        let end = skipped.saturating_add(shown.chars().count());
        let mut answer = json!({ "counts": counts(&collected.tally), "diff": shown });
        if end < total {
            answer["more_characters"] = (total - end).into();
            answer["next_offset"] = end.into();
        }
        Ok(answer)
    }

    fn apply(&self, arguments: &Value) -> Result<Value> {
        ensure!(
            arguments["confirm"] == Value::Bool(true),
            "nothing was written: `confirm` must be true; `propose` shows what would be written"
        );
        let command = FixOptions { run: self.options(arguments)?, journal: self.journal.clone() };
        let journal = command.journal()?;
        let mut reporter = Reporter::of_messages(ColorOption::default());
        // What killed runs left half-written is not repaired here: it may be outside of the root.
        let _lock = run::lock(&command.run.paths)?;
        let plan = RunPlan::new(&command.run)?;
        let mut collected = plan.collect()?;
        let changed = collected.files.iter().filter(|result| result.outcome.text.is_some());
        let changed: Vec<PathBuf> = changed.map(|result| result.path().to_owned()).collect();
        let others: Vec<PathBuf> = collected.others.iter().map(|other| other.path.clone()).collect();
        if let Some(outside) = changed.iter().chain(&others).find(|path| !self.root.holds(path)) {
            bail!("nothing was written: {} would change too, and is outside of the root", outside.display());
        }
        let number = fix::write(&mut collected, &journal, &mut reporter)?;
        let written = collected.files.iter().filter(|result| result.outcome.text.is_some());
        let written = written.map(|result| result.path().to_owned()).chain(others);
        let problems = collected.files.iter().flat_map(|result| &result.problems);
        let mut answer =
            Page::of(&json!({})).cut("written", written.map(|path| path.display().to_string().into()));
        answer["counts"] = counts(&collected.tally);
        answer["left"] = collected.files.iter().map(|result| result.left()).sum::<usize>().into();
        answer["errors"] =
            problems.take(SOME).map(|it| short(&output::problem(it))).collect::<Vec<_>>().into();
        answer["undo"] = number.map(|_| fix::undo(&command)).into();
        Ok(answer)
    }

    fn list(&self, arguments: &Value) -> Result<Value> {
        let wanted = text(arguments, "module")?.unwrap_or_default();
        let mut profiles = self.settings.profiles()?;
        let all = list::transforms(&mut profiles)?;
        let is_wanted = |id: &str, title: &str| {
            wanted.is_empty() || names(&wanted, id) || title.to_lowercase().contains(&wanted.to_lowercase())
        };
        let shown = all.iter().filter(|it| is_wanted(&it.id, &it.title)).map(|transform| {
            let entry = list::entry(transform);
            json!({ "id": entry["id"], "title": entry["title"], "safety": entry["safety"], "removed": entry["removed"] })
        });
        Ok(Page::of(arguments).cut("transforms", shown))
    }

    fn test(&self, arguments: &Value) -> Result<Value> {
        let what = text(arguments, "what")?.unwrap_or_default();
        // What is no id is a path.
        if list::transforms(&mut self.settings.profiles()?)?.iter().all(|it| !names(&what, &it.id)) {
            self.root.path(&what)?;
        }
        let options = TestOptions { what: vec![what], gauntlet: false, color: ColorOption::default() };
        let (mut passed, mut failures) = (0, Vec::new());
        test::each(&options, |name, place, done| {
            match done {
                Ok(()) => passed += 1,
                Err(why) => {
                    failures.push(json!({ "example": name, "place": place, "why": cut(&why, DIFF / 4) }))
                }
            }
            Ok(())
        })?;
        let failed = failures.len();
        let mut answer = Page::of(&json!({ "limit": SOME })).cut("failures", failures);
        answer["passed"] = passed.into();
        answer["failed"] = failed.into();
        Ok(answer)
    }
}

/// A text among the arguments.
fn text(arguments: &Value, key: &str) -> Result<Option<String>> {
    match &arguments[key] {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        _ => bail!("`{key}` must be a string"),
    }
}

/// A list of texts among the arguments.
fn texts(arguments: &Value, key: &str) -> Result<Option<Vec<String>>> {
    let one = |value: &Value| value.as_str().map(str::to_owned);
    match &arguments[key] {
        Value::Null => Ok(None),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Ok(Some(items.iter().filter_map(one).collect()))
        }
        _ => bail!("`{key}` must be a list of strings"),
    }
}
