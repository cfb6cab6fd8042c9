//! Transforms that installed distributions carry: a library ships the migration to its new version. They are found by
//! the entry points of the distribution, and read; nothing is imported, and nothing runs unasked.

use std::fs;
use std::path::{Path, PathBuf};

use super::{bounded_read, ini};
use crate::text::is_name;

/// The group of entry points that names packages with transforms.
const GROUP: &str = "upshift.transforms";

/// A distribution with transforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The folders of its transforms. They may be missing.
    pub folders: Vec<PathBuf>,
}

/// The distributions in some folders of installed packages that carry transforms, by their names.
pub fn carriers(roots: &[PathBuf]) -> Vec<Carrier> {
    let entries =
        |root: &PathBuf| fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
    let described = roots.iter().flat_map(|root| entries(root).filter_map(|path| carrier(root, &path)));
    let mut all: Vec<Carrier> = described.collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn carrier(root: &Path, info: &Path) -> Option<Carrier> {
    let (name, version) = info.file_name()?.to_str()?.strip_suffix(".dist-info")?.split_once('-')?;
    let text = bounded_read::text(&info.join("entry_points.txt"))?;
    let points = ini::lines(&text).filter(|line| line.section.trim() == GROUP);
    let folder = |module: &str| {
        let parts = module.trim().split('.');
        // What is no dotted name would lead elsewhere.
        parts.clone().all(is_name).then(|| root.join(parts.collect::<PathBuf>()))
    };
    let folders: Vec<PathBuf> = points.filter_map(|line| folder(line.text)).collect();
    (!folders.is_empty()).then(|| Carrier { name: normal(name), version: version.to_owned(), folders })
}

impl Carrier {
    /// Whether it is the distribution of a name, however that is spelled.
    pub fn is(&self, name: &str) -> bool {
        self.name == normal(name)
    }
}

/// The name of a distribution in the form in which names are compared.
fn normal(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_points_name_packages_with_transforms() {
        let root = tempfile::tempdir().unwrap();
        let place = |name: &str, text: &str| {
            let info = root.path().join(name);
            fs::create_dir_all(&info).unwrap();
            fs::write(info.join("entry_points.txt"), text).unwrap();
        };
        place(
            "Corp_Lib-2.1.dist-info",
            "[console_scripts]\ncorp = corp:main\n\n[upshift.transforms]\ncorp = corp._migrations\nold = corp.old\n",
        );
        place("other-1.dist-info", "[console_scripts]\nother = other:main\n");
        place("bad-1.dist-info", "[upshift.transforms]\nx = ../../etc\ny = a..b\n");
        let folder = |name: &str| root.path().join(name);
        let corp = Carrier {
            name: "corp-lib".to_owned(),
            version: "2.1".to_owned(),
            folders: vec![folder("corp/_migrations"), folder("corp/old")],
        };
        assert_eq!(carriers(&[root.path().to_owned()]), [corp]);
        assert_eq!(carriers(&[folder("none")]), []);
        assert_eq!(normal("Corp_Lib.x"), "corp-lib-x");
    }
}
