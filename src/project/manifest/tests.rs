//! Manifests of every kind, edited as their authors would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Answer, Requirement, add};

/// What becomes of a wish of a file below `/p`, given its manifests: the manifest's name and new
/// text, `declared`, or the sentence.
fn wish(file: &str, requirement: &str, manifests: &[(&str, &str)]) -> (String, String) {
    let all: BTreeMap<PathBuf, String> =
        manifests.iter().map(|(name, text)| (Path::new("/p").join(name), (*text).to_owned())).collect();
    let once = |all: &BTreeMap<PathBuf, String>| {
        add(&Path::new("/p").join(file), requirement, &|path: &Path| all.get(path).cloned())
    };
    match once(&all) {
        Answer::Declared => ("declared".to_owned(), String::new()),
        Answer::ByHand(why) => ("by hand".to_owned(), why),
        Answer::Contradicts(why) => ("contradicted".to_owned(), why),
        Answer::Edited { path, text } => {
            let mut after = all.clone();
            after.insert(path.clone(), text.clone());
            assert_eq!(once(&after), Answer::Declared, "a second time, with\n{text}");
            (path.strip_prefix("/p").unwrap().display().to_string(), text)
        }
    }
}

fn edited(requirement: &str, name: &str, text: &str) -> String {
    let (place, text) = wish("app/a.py", requirement, &[(name, text)]);
    assert_eq!(place, name, "{text}");
    text
}

fn pyproject(requirement: &str, text: &str) -> String {
    edited(requirement, "pyproject.toml", text)
}

#[test]
fn requirements_are_read() {
    let read = |text| Requirement::parse(text).map(|r| (r.name(), r.bounds.clone(), r.marker.clone()));
    let plain = |name: &str, bounds: &str| Some((name.to_owned(), bounds.to_owned(), None));
    assert_eq!(read("Foo.Bar_baz"), plain("foo-bar-baz", ""));
    assert_eq!(read("a[x,y] >= 1, <2"), plain("a", ">=1,<2"));
    assert_eq!(read("a (>=1)"), plain("a", ">=1"));
    let marked = Some(("a".to_owned(), String::new(), Some("python_version < '3'".to_owned())));
    assert_eq!(read("a; python_version < '3'"), marked);
    for none in ["-r other.txt", "./here", "https://x.y/z.whl", "# a", "", "a b"] {
        assert_eq!(read(none), None, "{none}");
    }
}

#[test]
fn a_list_keeps_its_style() {
    let list = |before: &str, after: &str| {
        let text = |list: &str| format!("[project]\nname = 'x'\ndependencies = {list}\n# end\n");
        assert_eq!(pyproject("packaging", &text(before)), text(after));
    };
    list("[]", "[\"packaging\"]");
    list("['six']", "['six', 'packaging']");
    list("['attrs', 'six']", "['attrs', 'packaging', 'six']");
    list("[\"six\", \"attrs\", ]", "[\"six\", \"attrs\", \"packaging\", ]");
    list(
        "[\n    \"six\",  # why\n    \"attrs\",\n]",
        "[\n    \"six\",  # why\n    \"attrs\",\n    \"packaging\",\n]",
    );
    list("[\n  'six',\n  'attrs'  # b, c\n]", "[\n  'six',\n  'attrs',  # b, c\n  'packaging'\n]");
    list("[\n  'attrs',  # a\n  'six',\n]", "[\n  'attrs',  # a\n  'packaging',\n  'six',\n]");
    list("[\n  # nothing yet\n]", "[\"packaging\"\n  # nothing yet\n]");
}

#[test]
fn an_upper_bound_is_added_where_there_is_none() {
    let line = |before: &str, after: &str| {
        let text = |line: &str| format!("[project]\ndependencies = [{line}]\n");
        assert_eq!(pyproject("setuptools<82", &text(before)), text(after));
    };
    line("'setuptools'", "'setuptools<82'");
    line("'setuptools>=40'", "'setuptools>=40,<82'");
    line("'Setuptools >= 40, != 41 ; extra == \"x\"'", "'Setuptools >= 40, != 41, <82 ; extra == \"x\"'");
    let has = |line: &str| {
        wish("a.py", "setuptools<82", &[("pyproject.toml", &format!("[project]\ndependencies = [{line}]\n"))])
            .0
    };
    for line in ["'setuptools<80'", "'setuptools==70'", "'setuptools~=70.0'", "'setuptools @ file:///x'"] {
        assert_eq!(has(line), "declared");
    }
}

#[test]
fn a_lower_bound_is_raised_where_the_project_allows_it() {
    let line = |before: &str, after: &str| {
        let text = |line: &str| format!("[project]\ndependencies = [{line}]\n");
        assert_eq!(pyproject("numpy>=2", &text(before)), text(after));
        let cfg = |line: &str| format!("[options]\ninstall_requires =\n    {}\n", line.trim_matches('"'));
        assert_eq!(edited("numpy>=2", "setup.cfg", &cfg(before)), cfg(after));
        let setup = |line: &str| format!("setup(install_requires=[{line}])\n");
        assert_eq!(edited("numpy>=2", "setup.py", &setup(before)), setup(after));
        let pip = |line: &str| format!("six\n{}  # n\n", line.trim_matches('"'));
        assert_eq!(edited("numpy>=2", "requirements.txt", &pip(before)), pip(after));
    };
    line("\"numpy\"", "\"numpy>=2\"");
    line("\"numpy>=1.20\"", "\"numpy>=2\"");
    line("\"NumPy >= 1.20, != 1.5\"", "\"NumPy >= 2, != 1.5\"");
    line("\"numpy[all]>1\"", "\"numpy[all]>=2\"");
    line("\"numpy>=1.20,<3\"", "\"numpy>=2,<3\"");
    line("\"numpy>=1; python_version > '3'\"", "\"numpy>=2; python_version > '3'\"");
    let poetry = |value: &str| format!("[tool.poetry.dependencies]\npython = \"^3.9\"\nnumpy = {value}\n");
    let pipfile = |value: &str| format!("[packages]\nnumpy = {value}\n");
    for (before, after) in [
        ("\"*\"", "\">=2\""),
        ("\">=1.24\"", "\">=2\""),
        ("{ version = \">=1.24\", extras = [\"x\"] }", "{ version = \">=2\", extras = [\"x\"] }"),
    ] {
        assert_eq!(pyproject("numpy>=2", &poetry(before)), poetry(after));
        assert_eq!(edited("numpy>=2", "Pipfile", &pipfile(before)), pipfile(after));
    }
    assert_eq!(edited("numpy>=2", "Pipfile", "[packages]\n"), "[packages]\nnumpy = \">=2\"\n");
    // Markers tell two declarations apart; both are raised.
    let two = "numpy>=1; python_version < '3.9'\nnumpy>=2; python_version >= '3.9'\n";
    assert_eq!(edited("numpy>=2", "requirements.txt", two), two.replace(">=1;", ">=2;"));
    // An optional dependency stays optional.
    let extra = |bounds: &str| {
        format!("[project]\ndependencies = []\n[project.optional-dependencies]\nfast = [\"numpy{bounds}\"]\n")
    };
    assert_eq!(pyproject("numpy>=2", &extra(">=1.20")), extra(">=2"));
    assert_eq!(wish("a.py", "numpy>=2", &[("pyproject.toml", &extra(">=2.1"))]).0, "declared");
    let cfg = |bounds: &str| {
        format!(
            "[options]\ninstall_requires =\n    six\n[options.extras_require]\nfast =\n    numpy{bounds}\n"
        )
    };
    assert_eq!(edited("numpy>=2", "setup.cfg", &cfg(">=1")), cfg(">=2"));
    let setup = |bounds: &str| format!("setup(name='x', extras_require={{'fast': ['numpy{bounds}']}})\n");
    assert_eq!(edited("numpy>=2", "setup.py", &setup("")), setup(">=2"));
}

#[test]
fn a_project_that_excludes_a_requirement_keeps_its_own() {
    let told = |manifests: &[(&str, &str)]| {
        let (answer, why) = wish("app/a.py", "numpy>=2", manifests);
        assert_eq!(answer, "contradicted", "{manifests:?}");
        why
    };
    for bounds in
        ["<2", "==1.26.4", "~=1.26", ">=1.20,<2", " < 2.0", "[all]==1.*", "<2; python_version < '3.13'"]
    {
        let line = format!("numpy{bounds}");
        let project = format!("[project]\ndependencies = [\"{line}\"]\n");
        assert_eq!(
            told(&[("pyproject.toml", &project)]),
            format!(
                "Not changed: the new code needs `numpy>=2`, but `pyproject.toml` declares `{line}`. Change that first."
            )
        );
        let extra =
            format!("[project]\ndependencies = []\n[project.optional-dependencies]\nfast = [\"{line}\"]\n");
        let group = format!("[project]\nname = 'x'\n[dependency-groups]\ntest = [\"{line}\"]\n");
        let setup = format!("setup(install_requires=[\"{line}\"])\n");
        let extras = format!("setup(extras_require={{'docs': [\"{line}\"]}})\n");
        let cfg = format!("[options]\ninstall_requires =\n    {line}\n");
        let cfg_extra = format!("[metadata]\nname = x\n[options.extras_require]\nfast = {line}\n");
        for (name, text) in [
            ("pyproject.toml", &extra),
            ("pyproject.toml", &group),
            ("setup.py", &setup),
            ("setup.py", &extras),
            ("setup.cfg", &cfg),
            ("setup.cfg", &cfg_extra),
            ("requirements.txt", &line),
            ("requirements-dev.txt", &line),
            ("constraints.txt", &line),
        ] {
            told(&[(name, text)]);
        }
    }
    for bounds in ["^1.24", "~1.26", "1.26.4", "<2", "^1.24 || ~1.26"] {
        let poetry = format!("[tool.poetry.dependencies]\nnumpy = \"{bounds}\"\n");
        let why = told(&[("pyproject.toml", &poetry)]);
        assert!(why.contains(&format!("declares `numpy = \"{bounds}\"`")), "{why}");
        told(&[(
            "pyproject.toml",
            &format!("[tool.poetry.group.docs.dependencies]\nnumpy = \"{bounds}\"\n"),
        )]);
        told(&[(
            "pyproject.toml",
            &format!("[tool.poetry.dependencies]\nnumpy = {{ version = \"{bounds}\" }}\n"),
        )]);
        told(&[("Pipfile", &format!("[packages]\nnumpy = \"{bounds}\"\n"))]);
    }
    // A manifest may exclude what another one would take.
    let takes = ("pyproject.toml", "[project]\ndependencies = [\"numpy\"]\n");
    told(&[takes, ("requirements.txt", "numpy==1.26.4\n")]);
    // What pip-compile wrote is written again.
    let compiled = [("requirements.in", "numpy\n"), ("requirements.txt", "numpy==1.26.4\n")];
    assert_eq!(wish("a.py", "numpy>=2", &compiled), ("requirements.in".into(), "numpy>=2\n".into()));
    // An upper bound is excluded as well.
    let (answer, _) = wish("a.py", "setuptools<82", &[("requirements.txt", "setuptools>=82\n")]);
    assert_eq!(answer, "contradicted");
}

#[test]
fn a_project_without_dependencies_gets_a_list() {
    assert_eq!(
        pyproject(
            "packaging",
            "[project]\nname = \"x\"\nversion = \"1\"  # one\n\n[project.urls]\na = \"b\"\n"
        ),
        "[project]\nname = \"x\"\nversion = \"1\"  # one\ndependencies = [\"packaging\"]\n\n[project.urls]\na = \"b\"\n"
    );
    assert_eq!(
        pyproject("a; python_version < \"3\"", "[project]\r\nname = \"x\""),
        "[project]\r\nname = \"x\"\r\ndependencies = ['a; python_version < \"3\"']\r\n"
    );
}

#[test]
fn poetry_has_a_table() {
    let poetry = "[tool.poetry]\nname = \"x\"\n\n[tool.poetry.dependencies]\npython = \"^3.8\"\nrich = { version = \"*\" }  # r\n\n[tool.poetry.group.dev.dependencies]\nblack = \"*\"\n";
    let with = |line: &str| poetry.replace("# r\n", &format!("# r\n{line}\n"));
    assert_eq!(pyproject("packaging", poetry), with("packaging = \"*\""));
    assert_eq!(pyproject("setuptools<82", poetry), with("setuptools = \"<82\""));
    assert_eq!(
        pyproject("a>=1; python_version >= '3.12'", poetry),
        with("a = { version = \">=1\", markers = \"python_version >= '3.12'\" }")
    );
    assert_eq!(pyproject("setuptools<82", &with("setuptools = \">=40\"")), with("setuptools = \">=40,<82\""));
    let (place, text) = wish("tests/test_a.py", "packaging", &[("pyproject.toml", poetry)]);
    assert_eq!((place.as_str(), text), ("pyproject.toml", format!("{poetry}packaging = \"*\"\n")));
}

#[test]
fn setup_cfg_keeps_its_lines() {
    let cfg = |before: &str, after: &str| {
        let text = |list: &str| {
            format!("[metadata]\nname = x\n\n[options]\n{list}\n\n[options.extras_require]\ntest = pytest\n")
        };
        assert_eq!(edited("packaging", "setup.cfg", &text(before)), text(after));
    };
    cfg(
        "install_requires =\n    six  # s\n    attrs",
        "install_requires =\n    six  # s\n    attrs\n    packaging",
    );
    cfg("install_requires =\n\tattrs\n\tsix", "install_requires =\n\tattrs\n\tpackaging\n\tsix");
    cfg("install_requires = six", "install_requires =\n    six\n    packaging");
    cfg("install_requires =", "install_requires =\n    packaging");
    let bound = "[options]\ninstall_requires =\n    setuptools >= 40  # s\n";
    assert_eq!(edited("setuptools<82", "setup.cfg", bound), bound.replace(">= 40", ">= 40,<82"));
    let file = [("setup.cfg", "[options]\ninstall_requires = file: req.txt\n"), ("req.txt", "six\n")];
    assert_eq!(wish("a.py", "packaging", &file), ("req.txt".into(), "six\npackaging\n".into()));
}

#[test]
fn setup_py_is_python() {
    let setup = |before: &str, after: &str| {
        let text = |list: &str| {
            format!("from setuptools import setup\nREQ = ['six']\nsetup(\n    name='x',\n    {list}\n)\n")
        };
        assert_eq!(edited("packaging", "setup.py", &text(before)), text(after));
    };
    setup("install_requires=['six'],", "install_requires=['six', 'packaging'],");
    setup(
        "install_requires=[\n        'six',\n    ],",
        "install_requires=[\n        'six',\n        'packaging',\n    ],",
    );
    setup("version='1',", "version='1',\n    install_requires=[\"packaging\"],");
    setup("version='1'  # v", "version='1',  # v\n    install_requires=[\"packaging\"]");
    let named = "from setuptools import setup\nREQ = ['six']\nsetup(install_requires=REQ)\n";
    assert_eq!(edited("packaging", "setup.py", named), named.replace("'six'", "'six', 'packaging'"));
    let table = "kw = {'name': 'x', 'install_requires': ['six']}\nsetup(**kw)\n";
    assert_eq!(edited("packaging", "setup.py", table), table.replace("'six'", "'six', 'packaging'"));
    let changed = "kw = dict(install_requires=['six'])\nkw['install_requires'] = []\nsetup(**kw)\n";
    assert_eq!(wish("a.py", "packaging", &[("setup.py", changed)]).0, "by hand");
    let read = [
        ("setup.py", "setup(install_requires=open('requirements.txt').read().split())\n"),
        ("requirements.txt", "six==1 # s\n"),
    ];
    assert_eq!(
        wish("a.py", "packaging", &read),
        ("requirements.txt".into(), "six==1 # s\npackaging\n".into())
    );
}

#[test]
fn the_setup_py_of_a_subpackage_is_a_part_of_the_one_above() {
    let inner = ("core/setup.py", "setup(name='core')\n");
    let package = ("core/__init__.py", "");
    let outer = ("setup.py", "setup(install_requires=['six'])\n");
    let place = |all: &[(&str, &str)]| wish("core/a.py", "packaging", all).0;
    assert_eq!(place(&[inner, package, outer]), "setup.py");
    assert_eq!(place(&[inner, outer]), "core/setup.py");
    assert_eq!(place(&[inner, package]), "core/setup.py");
}

#[test]
fn a_list_that_is_computed_is_told_of() {
    let setup = |text: &str| wish("a.py", "packaging", &[("setup.py", text)]).1;
    let told = "Add `packaging` to `setup.py`: its list is computed.";
    assert_eq!(setup("setup(install_requires=read())\n"), told);
    assert_eq!(setup("setup(install_requires=['a'] + more)\n"), told);
    assert_eq!(setup("R = ['a']\nR = ['b']\nsetup(install_requires=R)\n"), told);
    assert_eq!(
        setup("setup(install_requires=[a, 'b'])\n"),
        "Add `packaging` to `setup.py`: its list contains other things than strings."
    );
    assert_eq!(
        setup("setup(**config)\n"),
        "Add `packaging` to `setup.py`: the arguments of `setup()` are computed."
    );
    assert_eq!(
        setup("setup(name='x', distclass=Own)\n"),
        "Add `packaging` to `setup.py`: the arguments of `setup()` are computed."
    );
}

#[test]
fn projects_of_pbr_list_what_they_need_in_a_file_of_pip() {
    let setup = ("setup.py", "from setuptools import setup\n\nsetup(setup_requires=['pbr'], pbr=True)\n");
    let answer = wish("app/a.py", "packaging", &[setup, ("requirements.txt", "pbr>=0.11\nsix\n")]);
    assert_eq!(answer, ("requirements.txt".to_owned(), "packaging\npbr>=0.11\nsix\n".to_owned()));
    let (place, why) = wish("app/a.py", "packaging", &[setup]);
    assert_eq!(place, "by hand");
    assert_eq!(why, "Add `packaging` to `setup.py`: its list is in `requirements.txt`.");
}

#[test]
fn requirements_of_pip() {
    let pip = |before: &str, after: &str| assert_eq!(edited("packaging", "requirements.txt", before), after);
    pip("", "packaging\n");
    pip("six", "six\npackaging\n");
    pip("# a\nsix\nattrs>=2  # b\n", "# a\nsix\nattrs>=2  # b\npackaging\n");
    pip("attrs\r\nsix\r\n", "attrs\r\npackaging\r\nsix\r\n");
    let (place, why) = wish("a.py", "packaging", &[("requirements.txt", "six==1 --hash=sha256:0\n")]);
    assert!(place == "by hand" && why.contains("hashes"), "{why}");
}

#[test]
fn what_setup_py_imports_is_for_the_build() {
    let toml = "[build-system]\nrequires = [\"setuptools>=61\", \"wheel\"]  # b\n\n[project]\nname = \"x\"\ndependencies = []\n";
    let (place, text) = wish("setup.py", "packaging", &[("pyproject.toml", toml), ("setup.py", "setup()\n")]);
    let after = toml.replace("\"setuptools", "\"packaging\", \"setuptools");
    assert_eq!((place.as_str(), text), ("pyproject.toml", after));
    assert_eq!(wish("setup.py", "setuptools", &[("setup.py", "setup()\n")]).0, "declared");
    let (place, why) = wish("setup.py", "packaging", &[("setup.py", "setup()\n")]);
    assert_eq!(
        (place.as_str(), why.as_str()),
        ("by hand", "Add `packaging` to `requires` of `[build-system]` in a `pyproject.toml`.")
    );
}

#[test]
fn what_only_tests_use_is_theirs() {
    let toml = "[project]\ndependencies = [\"six\"]\n[project.optional-dependencies]\ntest = [\"pytest\"]\n";
    let of = |file: &str, name: &str, toml: &str| wish(file, name, &[("pyproject.toml", toml)]);
    assert_eq!(
        of("tests/test_a.py", "packaging", toml).1,
        toml.replace("[\"pytest\"]", "[\"pytest\", \"packaging\"]")
    );
    assert_eq!(of("tests/test_a.py", "six", toml).0, "declared");
    let groups = "[project]\nname = \"x\"\n[dependency-groups]\ntests = [{include-group = \"a\"}, \"pytest\"]\na = []\n";
    assert_eq!(
        of("conftest.py", "packaging", groups).1,
        groups.replace("\"pytest\"", "\"pytest\", \"packaging\"")
    );
    assert_eq!(
        of("test_a.py", "packaging", "[project]\nname = \"x\"\n").1,
        "Add `packaging` to the dependencies of the tests."
    );
    let setup = |before: &str, after: &str| {
        let (place, text) = wish("tests/a.py", "packaging", &[("setup.py", before)]);
        assert_eq!((place.as_str(), text.as_str()), ("setup.py", after));
    };
    setup(
        "setup(install_requires=['six'], extras_require={'docs': ['x'], \"testing\": ['pytest']})\n",
        "setup(install_requires=['six'], extras_require={'docs': ['x'], \"testing\": ['pytest', 'packaging']})\n",
    );
    setup(
        "setup(extras_require=dict(docs=['x'], test=['pytest']))\n",
        "setup(extras_require=dict(docs=['x'], test=['pytest', 'packaging']))\n",
    );
    setup(
        "table = dict(name='x', tests_require=['pytest'])\nsetup(**table)\n",
        "table = dict(name='x', tests_require=['pytest', 'packaging'])\nsetup(**table)\n",
    );
    setup(
        "tests = ['pytest']\nextras = {'test': tests}\nsetup(extras_require=extras)\n",
        "tests = ['pytest', 'packaging']\nextras = {'test': tests}\nsetup(extras_require=extras)\n",
    );
    let pip = [("requirements.txt", "six\n"), ("requirements-dev.txt", "pytest\n")];
    assert_eq!(
        wish("tests/a.py", "packaging", &pip),
        ("requirements-dev.txt".into(), "pytest\npackaging\n".into())
    );
}

#[test]
fn what_is_run_apart_is_only_told_of() {
    let toml = "[project]\ndependencies = [\"six\"]\n";
    let of = |file: &str, name: &str| wish(file, name, &[("pyproject.toml", toml)]);
    assert_eq!(
        of("docs/conf.py", "packaging").1,
        "Add `packaging` to the environment in which this file runs."
    );
    assert_eq!(of("docs/conf.py", "six").0, "declared");
}

#[test]
fn the_nearest_manifest_counts() {
    let both = [("requirements.txt", "a\n"), ("sub/setup.cfg", "[options]\ninstall_requires =\n  b\n")];
    assert_eq!(wish("sub/app/a.py", "packaging", &both).0, "sub/setup.cfg");
    assert_eq!(wish("app/a.py", "packaging", &both).0, "requirements.txt");
    let tools = [("sub/pyproject.toml", "[tool.black]\nline-length = 1\n"), ("requirements.txt", "a\n")];
    assert_eq!(wish("sub/a.py", "packaging", &tools).0, "requirements.txt");
    assert_eq!(wish("a.py", "packaging", &[]).0, "by hand");
    let dynamic = [
        (
            "pyproject.toml",
            "[project]\ndynamic = [\"dependencies\"]\n[tool.setuptools.dynamic]\ndependencies = { file = [\"r.txt\"] }\n",
        ),
        ("r.txt", "a\n"),
    ];
    assert_eq!(wish("a.py", "packaging", &dynamic).0, "r.txt");
}

#[test]
fn a_distribution_of_single_modules_lists_a_new_one() {
    let listed = |file: &str, name: &str, text: &str| {
        let read = |path: &Path| (path == Path::new("/p").join(name)).then(|| text.to_owned());
        super::list_module(&Path::new("/p").join(file), "_new", &read).map(|(_, text)| text)
    };
    let setup = "setup(name='a', py_modules=['a', 'b'], package_dir={'': 'lib'})\n";
    let new = setup.replace("'b'", "'b', '_new'");
    assert_eq!(listed("lib/a.py", "setup.py", setup), Some(new.clone()));
    assert_eq!(listed("a.py", "setup.py", &new), None);
    // A script beside it is not installed, and what is computed is not known.
    assert_eq!(listed("lib/c.py", "setup.py", setup), None);
    assert_eq!(listed("a.py", "setup.py", "setup(py_modules=[name])\n"), None);
    let toml = "[tool.setuptools]\npy-modules = [\n  \"a\",\n]\n";
    let new = "[tool.setuptools]\npy-modules = [\n  \"a\",\n  \"_new\",\n]\n";
    assert_eq!(listed("a.py", "pyproject.toml", toml), Some(new.to_owned()));
}

#[test]
fn an_environment_of_conda_is_raised_and_gets_nothing_new() {
    let environment = |numpy: &str| {
        format!(
            "name: app\nchannels:\n  - conda-forge\n  - numpy\ndependencies:\n  - python>=3.9\n  - {numpy}\n  - pip:\n    - six\n"
        )
    };
    let raised = |before: &str, after: &str| {
        assert_eq!(edited("numpy>=2", "environment.yml", &environment(before)), environment(after));
    };
    raised("numpy>=1.20", "numpy>=2");
    raised("numpy >=1.20  # fast", "numpy >=2  # fast");
    raised("\"numpy>=1.20,<3\"", "\"numpy>=2,<3\"");
    let said = |requirement, text: &str| wish("app/a.py", requirement, &[("environment.yml", text)]).0;
    assert_eq!(said("numpy>=2", &environment("numpy>=2.1")), "declared");
    assert_eq!(said("six", &environment("numpy")), "declared");
    assert_eq!(said("numpy>=2", &environment("numpy<2")), "contradicted");
    // `=1.26` is a pin of conda, which says what somebody has tested.
    for other in ["numpy=1.26", "scipy>=1"] {
        assert_eq!(said("numpy>=2", &environment(other)), "by hand", "{other}");
    }
}
