//! The folders that a project's modules are found in, as its manifests declare them.

use std::sync::LazyLock;

use regex::Regex;

use crate::project::ini;

/// The source folders that the manifests in a folder declare, relative to it.
/// `text` reads a manifest by its name; the text of one that is not there is empty.
pub fn sources(text: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(of_pyproject(&text("pyproject.toml")));
    for name in ["setup.cfg", "pytest.ini", "tox.ini"] {
        all.extend(of_ini(&text(name)));
    }
    all.extend(of_setup(&text("setup.py")));
    all
}

/// The keys of `pyproject.toml` whose values are folders of sources.
const KEYS: [&[&str]; 6] = [
    &["tool", "setuptools", "package-dir", ""],
    &["tool", "setuptools", "packages", "find", "where"],
    &["tool", "pytest", "ini_options", "pythonpath"],
    &["tool", "pytest", "pythonpath"],
    &["tool", "pdm", "build", "package-dir"],
    &["tool", "maturin", "python-source"],
];

fn of_pyproject(text: &str) -> Vec<String> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let table = toml::Value::Table(table);
    let get = |keys: &[&str]| keys.iter().try_fold(&table, |value, key| value.get(key));
    let mut all: Vec<String> = KEYS.iter().filter_map(|keys| get(keys)).flat_map(strings).collect();
    let poetry = get(&["tool", "poetry", "packages"]).and_then(toml::Value::as_array);
    let from = poetry.into_iter().flatten().filter_map(|package| package.get("from"));
    all.extend(from.flat_map(strings));
    // `src/app`: a package and the folder that it stands in.
    let hatch =
        get(&["tool", "hatch", "build", "targets", "wheel", "packages"]).map(strings).unwrap_or_default();
    all.extend(hatch.iter().filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned())));
    all.extend(get(&["tool", "setuptools", "py-modules"]).map(|_| ".".to_owned()));
    all
}

fn strings(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(all) => all.iter().filter_map(|one| Some(one.as_str()?.to_owned())).collect(),
        _ => Vec::new(),
    }
}

fn of_ini(text: &str) -> Vec<String> {
    let lines = ini::lines(text).flat_map(|line| {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        match (line.section, line.key) {
            ("options", "package_dir") => {
                let root = line.text.trim().strip_prefix('=').map(|root| root.trim().to_owned());
                root.into_iter().collect()
            }
            ("options", "py_modules") => vec![".".to_owned()],
            ("options.packages.find", "where") | ("tool:pytest" | "pytest", "pythonpath") => {
                words.iter().map(|word| (*word).to_owned()).collect()
            }
            _ => Vec::new(),
        }
    });
    lines.collect()
}

/// `package_dir={"": "lib"}`, `find_packages("lib")`, `find_packages(where="lib")`: these are looked for without
/// parsing, since `setup.py` may be any program.
static OF_SETUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"package_dir\s*=\s*(?:dict\()?\{?\s*(?:""|'')\s*:\s*["']([^"']*)["']|find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([^"']*)["']"#)
        .expect("it is a regular expression")
});

fn of_setup(text: &str) -> Vec<String> {
    let found = OF_SETUP.captures_iter(text).filter_map(|found| found.get(1).or(found.get(2)));
    let mut all: Vec<String> = found.map(|path| path.as_str().to_owned()).collect();
    all.extend(text.contains("py_modules").then(|| ".".to_owned()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_declare_the_folders_of_sources() {
        assert_eq!(of_pyproject("[tool.setuptools.package-dir]\n\"\" = \"lib\"\n"), ["lib"]);
        assert_eq!(of_pyproject("[tool.setuptools.packages.find]\nwhere = [\"a\", \"b\"]\n"), ["a", "b"]);
        assert_eq!(of_pyproject("[tool.pytest.ini_options]\npythonpath = \"py\"\n"), ["py"]);
        assert_eq!(of_pyproject("[tool.hatch.build.targets.wheel]\npackages = [\"code/app\"]\n"), ["code"]);
        let poetry = "[[tool.poetry.packages]]\ninclude = \"app\"\nfrom = \"lib\"\n";
        assert_eq!(of_pyproject(poetry), ["lib"]);
        assert_eq!(of_pyproject("[project]\nname = \"app\"\n"), [""; 0]);
        assert_eq!(of_ini("[options]\npackage_dir =\n    =lib\n"), ["lib"]);
        assert_eq!(of_ini("[options]\npackage_dir =\n    app=lib/app\n"), [""; 0]);
        assert_eq!(
            of_ini("[options.packages.find]\nwhere = lib\n[pytest]\npythonpath = . py\n"),
            ["lib", ".", "py"]
        );
        assert_eq!(of_setup("setup(package_dir={'': 'lib'})"), ["lib"]);
        assert_eq!(of_setup("setup(packages=find_packages(where=\"lib\"))"), ["lib"]);
        assert_eq!(of_setup("setup(packages=find_packages())"), [""; 0]);
        assert_eq!(of_setup("setup(py_modules=['app'])"), ["."]);
    }
}
