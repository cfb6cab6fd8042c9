//! The modules that transforms bring along are imported under names that are there: every symbol of
//! every one of them, from files at every kind of place.

use std::fs;

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
