//! What a run has decided for each file: transforms, settings and Pythons, which the files of a
//! configuration share.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::args::{Choices, Selection};
use super::setup;
use crate::engine::{Catalogue, Ignoring, Settings};
use crate::finding::names;
use crate::project::config::Origin;
use crate::project::{Config, Configs, Windows, baseline, folder_of};
use crate::suppression::Added;
use crate::transform::{self, Transform};
use crate::version::Window;

/// What holds for the files of a folder.
pub struct Profile {
    /// The transforms.
    pub catalogue: Arc<Catalogue>,
    /// The file of accepted findings, and whether somebody named it.
    pub baseline: (PathBuf, bool),
    settings: Settings,
    config: Arc<Config>,
    windows: Arc<Windows>,
    /// The folder as it really is.
    folder: PathBuf,
}

impl Profile {
    /// The Pythons that the code must run on. Manifests are read for it, so it is asked only of a file that holds
    /// something.
    pub fn window(&self) -> Window {
        self.windows.of(&self.folder, &self.config)
    }

    /// All else that is decided for the files.
    pub fn settings(&self) -> Settings {
        Settings { window: self.window(), ..self.settings.clone() }
    }
}

type Decided = (Arc<Catalogue>, Settings);

/// Makes profiles, of equal parts one.
pub struct Profiles {
    /// Where settings are looked up.
    pub configs: Arc<Configs>,
    /// Comments that are written for what is found.
    pub add: Option<Added>,
    windows: Arc<Windows>,
    working: PathBuf,
    /// By folder.
    baselines: HashMap<PathBuf, PathBuf>,
    builtin: Vec<Arc<Transform>>,
    own: HashMap<PathBuf, Vec<(Arc<Transform>, PathBuf)>>,
    /// By the address of each transform, all of which are held here.
    catalogues: HashMap<Vec<*const Transform>, Arc<Catalogue>>,
    /// By the address of the configuration, which `configs` holds, and the names left out for a file.
    decided: HashMap<(*const Config, Vec<String>), Decided>,
    /// What holds for each file of a folder that was asked for last.
    last: Option<(PathBuf, Arc<Profile>)>,
}

impl Profiles {
    /// The profiles of a run.
    pub fn new(selection: &Selection, choices: &Choices) -> Result<Profiles> {
        Ok(Profiles {
            configs: setup::configs(selection, choices)?,
            add: None,
            windows: Arc::default(),
            working: std::fs::canonicalize(".").unwrap_or_default(),
            baselines: HashMap::new(),
            builtin: match selection.no_builtin {
                true => Vec::new(),
                false => transform::builtin_heads(),
            },
            own: HashMap::new(),
            catalogues: HashMap::new(),
            decided: HashMap::new(),
            last: None,
        })
    }

    /// All transforms that there are: those built in, and the user's own, which come before those
    /// of the same name.
    pub fn all(&mut self, config: &Config) -> Result<Vec<Arc<Transform>>> {
        for folder in config.transforms() {
            if !self.own.contains_key(folder) {
                let own = setup::own_transforms(folder);
                // An error of ours names the folder; where that is written is told as well.
                let own = match config.written("transforms") {
                    Some(origin) => own.map_err(|error| anyhow!("{origin}: `transforms`: {error}"))?,
                    None => own?,
                };
                self.own.insert(folder.clone(), own);
            }
        }
        let mut all = self.builtin.clone();
        let mut files: HashMap<String, &PathBuf> = HashMap::new();
        for folder in config.transforms() {
            for (own, file) in self.own.get(folder).into_iter().flatten() {
                if let Some(other) = files.insert(own.id.clone(), file).filter(|other| *other != file) {
                    let (one, other) = (other.display(), file.display());
                    bail!("{one} and {other} are both called `{}`; give one of them another name", own.id);
                }
                all.retain(|other| other.id != own.id);
                all.push(own.clone());
            }
        }
        all.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(all)
    }

    /// What holds for a file, or in a folder; an error names a mistake in its configuration.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Profile>> {
        let inside = path.join("x.py");
        self.of_file(if path.is_dir() { &inside } else { path })
    }

    /// What holds for a file.
    pub fn of_file(&mut self, path: &Path) -> Result<Arc<Profile>> {
        // Files come in the order of their paths: most stand beside the one before.
        let folder = folder_of(path);
        if let Some((last, profile)) = &self.last
            && last.as_os_str() == folder.as_os_str()
        {
            return Ok(profile.clone());
        }
        let profile = Arc::new(self.find(path)?);
        let is_of_folder = self.configs.of_file(path)?.per_file().is_empty();
        self.last = is_of_folder.then(|| (folder.to_owned(), profile.clone()));
        Ok(profile)
    }

    fn find(&mut self, path: &Path) -> Result<Profile> {
        let config = self.configs.of_file(path)?;
        let absolute = self.configs.absolute(path);
        let left_out = config.ignored_for(&absolute);
        let folder = absolute.parent().unwrap_or(Path::new("")).to_owned();
        let key = (Arc::as_ptr(&config), left_out);
        let (catalogue, settings) = match self.decided.get(&key) {
            Some(decided) => decided.clone(),
            None => {
                let decided = self.decide(&config, &key.1)?;
                self.decided.insert(key, decided.clone());
                decided
            }
        };
        let baseline = match config.baseline() {
            Some(path) => (path.to_owned(), true),
            None => (self.baseline_above(&folder), false),
        };
        let windows = self.windows.clone();
        Ok(Profile { catalogue, baseline, settings, config, windows, folder })
    }

    /// The nearest baseline above a folder, else one in the working folder, there or not.
    fn baseline_above(&mut self, folder: &Path) -> PathBuf {
        if let Some(known) = self.baselines.get(folder) {
            return known.clone();
        }
        let found = match folder.join(baseline::NAME) {
            path if path.is_file() => path.strip_prefix(&self.working).map(Path::to_owned).unwrap_or(path),
            _ => match folder.parent() {
                Some(parent) => self.baseline_above(parent),
                None => PathBuf::from(baseline::NAME),
            },
        };
        self.baselines.insert(folder.to_owned(), found.clone());
        found
    }

    fn decide(&mut self, config: &Config, left_out: &[String]) -> Result<Decided> {
        if let (Some(min), Some(target)) = (config.min(), config.target())
            && min > target
        {
            let of = |key: &str| match config.get(key) {
                Some((_, [Origin::File(file, line), ..])) => format!("{}:{line}", file.display()),
                _ => format!("`--{key}`"),
            };
            bail!(
                "the oldest Python ({min}) is newer than the newest ({target}); look at {} and {}",
                of("min"),
                of("target")
            );
        }
        let all = self.all(config)?;
        let instead = setup::instead(config, &all)?;
        for (_, ids) in config.per_file() {
            setup::known("per-file", ids, config, &all)?;
        }
        let unwanted = [config.ignore(), left_out].concat();
        let everything = config.select().is_empty() && unwanted.is_empty();
        let known = all.iter().map(|transform| transform.id.clone()).collect();
        let ignoring = Ignoring { known, everything, unwanted, add: self.add.clone() };
        let mut chosen = setup::chosen(config, &all)?;
        chosen.retain(|transform| !left_out.iter().any(|name| names(name, &transform.id)));
        let key = chosen.iter().map(Arc::as_ptr).collect();
        let catalogue = self.catalogues.entry(key).or_insert_with(|| Arc::new(Catalogue::new(chosen)));
        let settings = Settings { suggested: config.suggested(), instead, ignoring, ..Settings::default() };
        Ok((catalogue.clone(), settings))
    }
}
