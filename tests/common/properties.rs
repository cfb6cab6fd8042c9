//! What must hold of any input whatever: asked by the fuzz targets of inputs that a machine makes,
//! and by the tests of the inputs that it made before.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use upshift::engine::{Alone, Catalogue, Settings, World, upgrade};
use upshift::project::config::Config;
use upshift::project::manifest::{self, Answer};
use upshift::text::Source;
use upshift::transform;

/// Bytes are read and written back as they were, and places are found again.
pub fn decoding(bytes: &[u8]) {
    let Ok(source) = Source::decode("x.py", bytes) else { return };
    assert_eq!(source.encode().as_deref(), Some(bytes), "what is read can be written");
    let inside = source.text().char_indices().filter(|(_, c)| !matches!(c, '\r' | '\n'));
    for (at, _) in inside {
        let place = source.position(at);
        assert_eq!(source.offset(place), Some(at), "{place:?}");
        assert_eq!(source.line_of(at) + 1, place.line);
    }
    assert!(source.line_count() >= 1);
}

/// Whatever stands in the file of a transform, there is a transform or there are mistakes with
/// their places.
pub fn transforms(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = text.split(['\n', '\r']).count().max(1);
    match transform::parse("corp/x", Path::new("corp/x.py"), text, transform::Origin::User) {
        Ok(transform) => rewrite("import os\nos.getcwd()\n", &Catalogue::new(vec![Arc::new(transform)])),
        Err(mistakes) => {
            assert!(!mistakes.is_empty());
            for mistake in mistakes {
                assert!((1..=lines + 1).contains(&mistake.line), "{mistake}");
            }
        }
    }
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(transform::builtin()));

/// A file is rewritten with all transforms, and the result needs no second run.
pub fn rewriting(bytes: &[u8]) {
    let Ok(source) = Source::decode("x.py", bytes) else { return };
    rewrite(source.text(), &CATALOGUE);
}

fn rewrite(text: &str, catalogue: &Catalogue) {
    let Some(once) = upgraded(text, catalogue) else { return };
    if let Some(twice) = upgraded(&once, catalogue) {
        assert_eq!(once, twice, "a second run changes it again");
    }
}

/// The text afterwards, when it changed.
fn upgraded(text: &str, catalogue: &Catalogue) -> Option<String> {
    let source = Source::from_text("x.py", text);
    let settings = Settings { suggested: true, ..Settings::default() };
    let outcome = upgrade(&source, catalogue, &World::new(&Alone), &settings);
    for finding in &outcome.findings {
        assert!(finding.range.end <= text.len() && text.is_char_boundary(finding.range.start));
    }
    let after = outcome.text?;
    assert_eq!(outcome.edits.apply(text), after, "the edits make the text");
    assert_eq!(upshift::verify::refusal(&after), None, "the result is Python\n{after}");
    Some(after)
}

const MANIFESTS: [&str; 4] = ["pyproject.toml", "setup.cfg", "setup.py", "requirements.txt"];
const WISHES: [&str; 4] =
    ["setuptools", "aiosmtpd >= 1.4", "setuptools; python_version >= '3.12'", "a-b.c[d]"];

/// A requirement that was added to a manifest is there afterwards. The first byte chooses the
/// manifest and the requirement, the rest is its text.
pub fn manifests(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let name = MANIFESTS[usize::from(*first) % MANIFESTS.len()];
    let wish = WISHES[usize::from(*first) / MANIFESTS.len() % WISHES.len()];
    let folder = Path::new("/a/b");
    let asked = |text: &str| {
        let read = |path: &Path| (path == folder.join(name)).then(|| text.to_owned());
        manifest::add(&folder.join("pack/x.py"), wish, &read)
    };
    if let Answer::Edited { path, text: after } = asked(text) {
        assert_eq!(path, folder.join(name));
        assert_eq!(asked(&after), Answer::Declared, "{name} does not declare {wish}:\n{after}");
    }
}

/// A configuration holds or has a mistake with its line. The first byte chooses the file.
pub fn configuration(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let name = if first % 2 == 0 { "upshift.toml" } else { "pyproject.toml" };
    let lines = text.matches('\n').count() + 1;
    match Config::parse(Path::new(name), Path::new("/a/b"), text) {
        Ok(Some(config)) => {
            let _ =
                (config.excludes(Path::new("/a/b/c.py"), false), config.ignored_for(Path::new("/a/b/c.py")));
        }
        Ok(None) => {}
        Err(mistake) => assert!((1..=lines).contains(&mistake.line), "{mistake}"),
    }
}
