//! The modules that transforms bring along are imported under names that are there: every symbol of
//! every one of them, from files at every kind of place. And a program that consists of several files has one copy
//! of each, found however it is started: it runs before under the last Python with the old module, and afterwards under
//! that one and the next.

#[path = "common/pythons.rs"]
#[allow(dead_code)]
mod pythons;

use std::fs;
use std::process::Command;

use pythons::{find, run};
use upshift::engine::{Catalogue, Settings, World, upgrade};
use upshift::project::Project;
use upshift::text::Source;
use upshift::transform::{self, Pattern, Role, Symbol};

/// Where a file stands: its path, the packages around it, what it imports, and what then stands
/// behind `from` to import the companion `{}` as a whole and a name of it.
struct Placement {
    file: &'static str,
    packages: &'static [&'static str],
    import: &'static str,
    whole: &'static str,
    inside: &'static str,
}

const PLACEMENTS: [Placement; 7] = [
    // The folder may be a package under a name that nobody sees here: the relative import says so.
    Placement {
        file: "tools/main.py",
        packages: &[],
        import: "from .util import helper",
        whole: "from . import {}",
        inside: "from .{} import",
    },
    Placement {
        file: "tools/main.py",
        packages: &[],
        import: "from . import util",
        whole: "from . import {}",
        inside: "from .{} import",
    },
    Placement {
        file: "tools/main.py",
        packages: &[],
        import: "from ..lib.util import helper",
        whole: "from . import {}",
        inside: "from .{} import",
    },
    Placement {
        file: "my-tools/main.app.py",
        packages: &[],
        import: "from .util import helper",
        whole: "from . import {}",
        inside: "from .{} import",
    },
    Placement {
        file: "tools/main.py",
        packages: &[],
        import: "from util import helper",
        whole: "import {}",
        inside: "from {} import",
    },
    Placement {
        file: "app/tools/main.py",
        packages: &["app", "app/tools"],
        import: "from .util import helper",
        whole: "from .. import {}",
        inside: "from ..{} import",
    },
    Placement {
        file: "app/tools/main.py",
        packages: &["app", "app/tools"],
        import: "from app.tools.util import helper",
        whole: "from app import {}",
        inside: "from app.{} import",
    },
];

/// What a transform looks for and the companion's symbol in its place, where it is a name for a name.
fn symbols(transform: &transform::Transform) -> Vec<(Symbol, Symbol)> {
    let symbol = |template: &transform::Template| match template.nodes().next().map(|n| template.role(n)) {
        Some(Some(Role::Symbol(symbol))) => Some(symbol.clone()),
        _ => None,
    };
    let pairs = transform.pairs.iter().filter_map(|pair| {
        let Pattern::Expression(before) = &pair.before else {
            return None;
        };
        Some((symbol(before)?, symbol(pair.after.as_ref()?)?))
    });
    pairs.filter(|(_, new)| transform.companions.contains_key(&new.module)).collect()
}

/// The text of a file at a place after all that can be done to it.
fn upgraded(placement: &Placement, catalogue: &Catalogue, text: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(placement.file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for package in placement.packages {
        fs::write(folder.path().join(package).join("__init__.py"), "").unwrap();
    }
    fs::write(&path, text).unwrap();
    let project = Project::new(&[folder.path().to_owned()], vec![path.clone()]);
    let source = Source::decode(&path, text.as_bytes()).unwrap();
    let settings = Settings { suggested: true, ..Settings::default() };
    let outcome = upgrade(&source, catalogue, &World::new(&project), &settings);
    match outcome.defects.is_empty() {
        true => Ok(outcome.text.unwrap_or_else(|| text.to_owned())),
        false => Err(format!("{}: {:?}", placement.file, outcome.defects)),
    }
}

#[test]
fn every_symbol_of_every_companion_is_imported_under_its_name() {
    let mut seen = 0;
    for transform in transform::builtin() {
        let catalogue = Catalogue::new(vec![transform.clone()]);
        let all = symbols(&transform);
        // One file for all: a name that is cut wrong is wrong in any company.
        let mut uses: Vec<(String, String)> = Vec::new();
        let mut imports = String::new();
        for (number, (old, new)) in all.iter().enumerate() {
            let stem = new.module.rsplit('.').next().unwrap();
            let whole = new.name.is_none();
            let dotted = if whole { format!("{stem}{}", new.tail()) } else { new.qualified.clone() };
            let last = dotted.rsplit('.').next().unwrap().to_owned();
            // A module that is replaced as a whole keeps its local name.
            let is_module = old.qualified == old.module && old.tail().is_empty();
            let wanted = match (is_module, whole) {
                (true, _) => old.qualified.clone(),
                (false, true) => dotted,
                (false, false) => last,
            };
            imports.push_str(&format!("import {}\n", old.module));
            uses.push((
                format!("VALUE_{number} = {}\n", old.qualified),
                format!("VALUE_{number} = {wanted}\n"),
            ));
        }
        seen += all.len();
        let Some((_, first)) = all.first() else {
            continue;
        };
        for placement in &PLACEMENTS {
            let code: String = uses.iter().map(|(code, _)| code.as_str()).collect();
            let text = format!("{imports}{}\n{code}", placement.import);
            let result = upgraded(placement, &catalogue, &text).unwrap();
            for (_, wanted) in &uses {
                assert!(result.contains(wanted), "{}: {wanted} is not in\n{result}", transform.id);
            }
            let from = if first.name.is_some() { placement.inside } else { placement.whole };
            let import = from.replace("{}", first.module.rsplit('.').next().unwrap());
            // It may join the names that the file imports from there already.
            let (head, name) = import.split_once("import").unwrap();
            let imports = |line: &str| line.starts_with(head) && line.contains(name);
            assert!(result.lines().any(imports), "{}: {import} is not in\n{result}", transform.id);
        }
    }
    assert!(seen > 30, "{seen} symbols");
}

/// A project, and the ways to start its program.
struct Program {
    about: &'static str,
    files: &'static [(&'static str, &'static str)],
    starts: &'static [&'static [&'static str]],
    /// The files that come with the change.
    added: &'static [&'static str],
}

/// A channel that reads a pipe: it is only read if the table of channels is the one that the loop has.
const CHANNEL: &str = "import asyncore, os
class Pipe(asyncore.file_dispatcher):
    def writable(self): return False
    def handle_read(self):
        print('got', self.recv(99))
        self.close()
def make():
    r, w = os.pipe()
    os.write(w, b'hello')
    pipe = Pipe(r)
    os.close(r); os.close(w)
    return pipe
";
const LOOP: &str = "import asyncore\ndef go(): asyncore.loop(timeout=0.1, count=3)\n";
const VERSIONS: &str =
    "from distutils.version import LooseVersion\nprint(LooseVersion('1.2') < LooseVersion('1.10'))\n";

const PROGRAMS: [Program; 16] = [
    Program {
        about: "two packages, of which one imports the other",
        files: &[
            ("core/__init__.py", ""),
            ("core/run.py", LOOP),
            ("plug/__init__.py", "import core.run\n"),
            ("plug/pipe.py", CHANNEL),
            ("main.py", "from plug.pipe import make\nimport core.run\nmake(); core.run.go()\n"),
        ],
        starts: &[&["main.py"], &["-m", "main"]],
        added: &["core/_asyncore.py"],
    },
    Program {
        about: "two packages that only a script brings together",
        files: &[
            ("core/__init__.py", ""),
            ("core/run.py", LOOP),
            ("plug/__init__.py", ""),
            ("plug/pipe.py", CHANNEL),
            ("main.py", "from plug.pipe import make\nfrom core import run\nmake(); run.go()\n"),
        ],
        starts: &[&["main.py"]],
        added: &["core/_asyncore.py"],
    },
    Program {
        about: "a test that finds the package in `src`",
        files: &[
            ("pyproject.toml", "[project]\nname = 'core'\nversion = '1'\n"),
            ("src/core/__init__.py", ""),
            ("src/core/run.py", LOOP),
            ("src/core/pipe.py", CHANNEL),
            (
                "tests/test_core.py",
                "import sys; sys.path.insert(0, 'src')\nimport asyncore\nfrom core.pipe import make\nmake(); asyncore.loop(timeout=0.1, count=3)\n",
            ),
        ],
        starts: &[&["tests/test_core.py"]],
        added: &["src/core/_asyncore.py"],
    },
    Program {
        about: "scripts beside each other",
        files: &[
            ("run.py", LOOP),
            ("pipe.py", CHANNEL),
            ("main.py", "import pipe, run\npipe.make(); run.go()\n"),
        ],
        starts: &[&["main.py"], &["-m", "main"]],
        added: &["_asyncore.py"],
    },
    Program {
        about: "a script beside a package",
        files: &[
            ("run.py", LOOP),
            ("plug/__init__.py", ""),
            ("plug/pipe.py", CHANNEL),
            ("main.py", "import plug.pipe, run\nplug.pipe.make(); run.go()\n"),
        ],
        starts: &[&["main.py"]],
        added: &["plug/_asyncore.py"],
    },
    Program {
        about: "folders without `__init__`",
        files: &[
            ("net/channel.py", CHANNEL),
            (
                "main.py",
                "import net.channel\nimport asyncore\nnet.channel.make(); asyncore.loop(timeout=0.1, count=3)\n",
            ),
        ],
        starts: &[&["main.py"], &["-m", "main"]],
        added: &["_asyncore.py"],
    },
    Program {
        about: "a folder without `__init__` whose module alone needs it",
        files: &[
            ("net/channel.py", CHANNEL),
            ("net/run.py", LOOP),
            ("main.py", "from net import channel, run\nchannel.make(); run.go()\n"),
        ],
        starts: &[&["main.py"]],
        added: &["_asyncore.py"],
    },
    Program {
        about: "a folder of scripts that has an `__init__`",
        files: &[
            ("server/__init__.py", ""),
            ("server/helper.py", CHANNEL),
            (
                "server/run.py",
                "import helper\nimport asyncore\nhelper.make(); asyncore.loop(timeout=0.1, count=3)\n",
            ),
        ],
        starts: &[&["server/run.py"]],
        added: &["server/_asyncore.py"],
    },
    Program {
        about: "a package whose modules are scripts as well",
        files: &[
            ("server/__init__.py", ""),
            ("server/channel.py", CHANNEL),
            (
                "server/run.py",
                "from asyncore import loop  # waits\ntry:\n    from .channel import make\nexcept ImportError:\n    from channel import make\nmake(); loop(timeout=0.1, count=3)\n",
            ),
        ],
        starts: &[&["server/run.py"], &["-m", "server.run"]],
        added: &["server/_asyncore.py"],
    },
    Program {
        about: "a folder without `__init__` that imports relatively",
        files: &[
            (
                "tools/main.py",
                "import imp\nfrom .util import helper\nprint(imp.C_EXTENSION, imp.PKG_DIRECTORY)\nhelper()\n",
            ),
            ("tools/util.py", "def helper(): print('help')\n"),
        ],
        starts: &[&["-m", "tools.main"]],
        added: &["tools/_imp_compat.py"],
    },
    Program {
        about: "a source folder with an `__init__`, which `setup.py` declares",
        files: &[
            (
                "setup.py",
                "from setuptools import setup\nsetup(name='app', package_dir={'': 'src'}, packages=['app'])\n",
            ),
            ("src/__init__.py", ""),
            ("src/app/__init__.py", ""),
            ("src/app/base.py", VERSIONS),
        ],
        starts: &[&["-c", "import sys; sys.path.insert(0, 'src'); import app.base"]],
        added: &["src/app/_distutils_version.py"],
    },
    Program {
        about: "the same, which only the imports show",
        files: &[
            ("src/__init__.py", ""),
            ("src/app/__init__.py", "from app.other import x\n"),
            ("src/app/base.py", VERSIONS),
            ("src/app/other.py", "x = 1\n"),
        ],
        starts: &[&["-c", "import sys; sys.path.insert(0, 'src'); import app.base"]],
        added: &["src/app/_distutils_version.py"],
    },
    Program {
        about: "a folder of tests that import each other as scripts do",
        files: &[
            ("test/py/__init__.py", ""),
            ("test/py/testutils.py", "x = 1\n"),
            (
                "test/py/run.py",
                "import testutils\nfrom distutils.version import LooseVersion\nprint(LooseVersion('1.2') < LooseVersion('1.10'))\n",
            ),
        ],
        starts: &[&["test/py/run.py"]],
        added: &["test/py/_distutils_version.py"],
    },
    Program {
        about: "a folder that pytest puts on the path",
        files: &[
            ("pyproject.toml", "[tool.pytest.ini_options]\npythonpath = ['lib']\n"),
            ("lib/__init__.py", ""),
            ("lib/a/__init__.py", ""),
            ("lib/a/b.py", VERSIONS),
        ],
        starts: &[&["-c", "import sys; sys.path.insert(0, 'lib'); import a.b"]],
        added: &["lib/a/_distutils_version.py"],
    },
    Program {
        about: "modules that are called as the distributions that they are for",
        files: &[
            ("app/__init__.py", ""),
            ("app/base.py", "from distutils.version import LooseVersion\nx = LooseVersion('1.2')\n"),
            ("app/plugins/__init__.py", ""),
            ("app/plugins/redis.py", "from app.base import x\n"),
            (
                "app/plugins/queues.py",
                "try:\n    import redis\nexcept ImportError:\n    redis = None\nfrom app.base import x\nfrom distutils.version import LooseVersion\nprint(x < LooseVersion('1.10'))\n",
            ),
            ("main.py", "import app.plugins.queues\n"),
        ],
        starts: &[&["main.py"]],
        added: &["app/_distutils_version.py"],
    },
    Program {
        about: "two projects of one run that have nothing to do with each other",
        files: &[
            ("one/shop/__init__.py", ""),
            ("one/shop/base.py", VERSIONS),
            ("one/shop/till.py", "import shop.base\n"),
            ("two/tools/__init__.py", ""),
            ("two/tools/base.py", VERSIONS),
            ("two/tools/use.py", "import tools.base, shop\n"),
            ("two/shop.py", "x = 1\n"),
        ],
        starts: &[
            &["-c", "import sys; sys.path.insert(0, 'one'); import shop.till"],
            &["-c", "import sys; sys.path.insert(0, 'two'); import tools.use"],
        ],
        added: &["one/shop/_distutils_version.py", "two/tools/_distutils_version.py"],
    },
];

/// The companions below a folder.
fn added(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for path in fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                open.push(path);
            } else if name.starts_with('_') && !name.starts_with("__") {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_program_has_one_copy_however_it_is_started() {
    let pythons = find();
    let mut wrong = Vec::new();
    for program in &PROGRAMS {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in program.files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let runs = |minor: u8| {
            let python = pythons.get(&minor)?;
            let start = |arguments: &&[&str]| {
                // What the old module warns of is no output.
                let arguments = ["-W", "ignore"].iter().chain(*arguments).map(|&argument| argument.into());
                let arguments: Vec<String> = arguments.collect();
                let run = run(python, &arguments, folder.path()).unwrap();
                (run.output, run.last_words)
            };
            Some(program.starts.iter().map(start).collect::<Vec<_>>())
        };
        let before = runs(11);
        let state = tempfile::tempdir().unwrap();
        let mut fix = Command::new(env!("CARGO_BIN_EXE_upshift"));
        fix.args(["fix", "--suggested", "."]).current_dir(folder.path());
        let output =
            fix.env("XDG_STATE_HOME", state.path()).env("XDG_CACHE_HOME", state.path()).output().unwrap();
        let found = added(folder.path());
        if found != program.added {
            wrong.push(format!("{}: {found:?}\n{output:?}", program.about));
        }
        for minor in [11, 12] {
            let after = runs(minor);
            if before.is_some() && after.is_some() && before != after {
                wrong.push(format!("{}, 3.{minor}: {before:?} became {after:?}", program.about));
            }
        }
        for (output, last_words) in before.into_iter().flatten() {
            assert!(!output.is_empty(), "{}: {last_words}", program.about);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
