//! What is told of, and what is left alone, in files that make environments.

use super::*;

fn told(kind: EnvironmentFile, text: &str) -> Option<(String, String, String)> {
    let read = |name: &str| (name == "req.txt").then(|| "six\n".to_owned());
    let found = find(kind, text, &read)?;
    Some((text[found.range].to_owned(), text[found.used].to_owned(), found.message))
}

fn shell(text: &str) -> String {
    told(EnvironmentFile::Shell, text).map_or(String::new(), |(made, used, _)| format!("{made} -> {used}"))
}

#[test]
fn an_environment_without_setuptools() {
    assert_eq!(
        shell(
            "set -e\npython3 -m venv env && . env/bin/activate\nsudo env/bin/python setup.py install # x\n"
        ),
        "python3 -m venv env -> env/bin/python setup.py install"
    );
    assert_eq!(shell("virtualenv env\n./setup.py test\n"), "virtualenv env -> ./setup.py test");
    assert_eq!(
        shell("python -m ensurepip\npython -c 'import pkg_resources'\n"),
        "python -m ensurepip -> python -c 'import pkg_resources'"
    );
    assert_eq!(
        shell("python -m venv e\nX=1 e/bin/pip install --no-build-isolation -r req.txt .\n"),
        "python -m venv e -> e/bin/pip install --no-build-isolation -r req.txt ."
    );
    let (.., message) =
        told(EnvironmentFile::Shell, "python -m venv e\ne/bin/python setup.py test\n").unwrap();
    assert!(message.ends_with("add `e/bin/python -m pip install setuptools` before it."), "{message}");
    let (.., message) =
        told(EnvironmentFile::Shell, "virtualenv e\npython -c \"import pkg_resources\"\n").unwrap();
    assert!(message.ends_with("add `python -m pip install 'setuptools<82'` before it."), "{message}");
}

#[test]
fn what_has_setuptools_or_does_not_need_it() {
    for text in [
        "python -m venv e\npip install -U pip setuptools wheel\npython setup.py test\n",
        "python -m venv e\npip install 'setuptools<82'\npython setup.py test\n",
        "python -m venv e\npip install \\\n  six \\\n  && true\npip install . -r other.txt\npython setup.py test\n",
        "python -m venv e\napt-get install -y python3-setuptools\npython setup.py test\n",
        "python -m venv e\npip install .\n",
        "python setup.py test\n",
        "python setup.py test\npython -m venv e\n",
        "python3.9 -m venv e\npython setup.py test\n",
        "virtualenv -p python3.8 e\npython setup.py test\n",
        "virtualenv --setuptools=bundle e\npython setup.py test\n",
        "python -m venv --system-site-packages e\npython setup.py test\n",
        "pip install virtualenv\npython setup.py test\n",
        "# python -m venv e\npython setup.py test\n",
        "python -m venv e\necho 'run setup.py'\n",
        "python -m venv e\n# python setup.py test\n",
        "python -m venv e\ncp setup.py x\n",
    ] {
        assert_eq!(shell(text), "", "{text}");
    }
}

#[test]
fn containers_bring_their_python() {
    let docker = |text: &str| told(EnvironmentFile::Docker, text).map(|(made, ..)| made).unwrap_or_default();
    assert_eq!(
        docker("FROM python:3.12-slim\nCOPY . .\nRUN python setup.py install\n"),
        "FROM python:3.12-slim"
    );
    assert_eq!(
        docker("FROM docker.io/library/python AS b\nRUN cd x && \\\n    python setup.py install\n"),
        "FROM docker.io/library/python AS b"
    );
    for text in [
        "FROM python:3.9\nRUN python setup.py install\n",
        "FROM ubuntu:22.04\nRUN python3 -m venv e\nRUN e/bin/python setup.py install\n",
        "ARG V\nFROM python:$V\nRUN python setup.py install\n",
        "FROM python:3.12\nRUN pip install -U setuptools\nRUN python setup.py install\n",
        "FROM python:3.12\nFROM alpine\nRUN python setup.py install\n",
        "FROM python:3.12\nRUN pip install .\n",
    ] {
        assert_eq!(docker(text), "", "{text}");
    }
    let gitlab = "image: python:3.13\ntest:\n  script:\n    - python setup.py test\n";
    assert_eq!(told(EnvironmentFile::Gitlab, gitlab).unwrap().0, "image: python:3.13");
    assert_eq!(told(EnvironmentFile::Gitlab, &gitlab.replace("3.13", "3.8")), None);
}

#[test]
fn workflows_say_which_pythons() {
    let flow = "jobs:\n  test:\n    strategy:\n      matrix:\n        python: ['3.11', '3.12']\n    steps:\n    - uses: actions/setup-python@v5\n    - run: |\n        pip install pytest\n        python setup.py develop\n";
    let (made, used, _) = told(EnvironmentFile::Workflow, flow).unwrap();
    assert_eq!((made.as_str(), used.as_str()), ("uses: actions/setup-python@v5", "python setup.py develop"));
    assert_eq!(told(EnvironmentFile::Workflow, &flow.replace("3.12", "3.10")), None);
    assert_eq!(told(EnvironmentFile::Workflow, &flow.replace("pytest", "setuptools")), None);
    let travis = "language: python\npython:\n  - \"3.12\"\ninstall: python setup.py install\n";
    assert_eq!(told(EnvironmentFile::Travis, travis).unwrap().1, "python setup.py install");
    assert_eq!(told(EnvironmentFile::Travis, &travis.replace("3.12", "3.6")), None);
}

#[test]
fn tox_makes_its_environments() {
    let tox = "[tox]\nenvlist = py311, py312\n\n[testenv]\ndeps =\n    pytest\n    -r{toxinidir}/req.txt\ncommands =\n    pytest\n    python setup.py check\n";
    let (made, used, message) = told(EnvironmentFile::Tox, tox).unwrap();
    assert_eq!((made.as_str(), used.as_str()), ("[testenv]", "python setup.py check"));
    assert!(message.ends_with("add `setuptools` to `deps`."), "{message}");
    assert!(told(EnvironmentFile::Tox, &tox.replace("py311, py312", "py{3.11,3.12}")).is_some());
    assert!(told(EnvironmentFile::Tox, &tox.replace("envlist = py311, py312", "")).is_some());
    assert_eq!(told(EnvironmentFile::Tox, &tox.replace("py311, py312", "py37, py38")), None);
    assert_eq!(
        told(EnvironmentFile::Tox, &tox.replace("    pytest\n    -r", "    setuptools\n    -r")),
        None
    );
    assert_eq!(told(EnvironmentFile::Tox, &tox.replace("req.txt", "other.txt")), None);
    assert_eq!(told(EnvironmentFile::Tox, &tox.replace("python setup.py check", "twine check")), None);
}

#[test]
fn files_are_known_by_their_names() {
    let of = |path: &str| kind(Path::new(path));
    assert_eq!(of("a/Dockerfile.dev"), Some(EnvironmentFile::Docker));
    assert_eq!(of(".github/workflows/ci.yaml"), Some(EnvironmentFile::Workflow));
    assert_eq!(of("x/ci.yaml"), None);
    assert_eq!(of("bin/make.sh"), Some(EnvironmentFile::Shell));
}
