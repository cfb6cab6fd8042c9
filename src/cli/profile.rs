//! What a run has decided for each file: transforms, settings and Pythons, which the files of a
//! configuration share.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::args::{Choices, Selection};
use super::setup;
use crate::engine::{Catalogue, Settings};
use crate::project::{Config, Configs, Windows};
use crate::transform::{self, Transform};

/// What holds for a file.
pub struct Profile {
    /// The transforms.
    pub catalogue: Arc<Catalogue>,
    /// All else; the window is each file's own.
    pub settings: Settings,
}

type Decided = (Arc<Catalogue>, Settings);

/// Makes profiles, of equal parts one.
pub struct Profiles {
    /// Where settings are looked up.
    pub configs: Arc<Configs>,
    windows: Windows,
    builtin: Vec<Arc<Transform>>,
    own: HashMap<PathBuf, Vec<Arc<Transform>>>,
    /// By the address of each transform, all of which are held here.
    catalogues: HashMap<Vec<*const Transform>, Arc<Catalogue>>,
    /// By the address of the configuration, which `configs` holds, and the names left out for a file.
    decided: HashMap<(*const Config, Vec<String>), Decided>,
}

impl Profiles {
    /// The profiles of a run.
    pub fn new(selection: &Selection, choices: &Choices) -> Result<Profiles> {
        Ok(Profiles {
            configs: setup::configs(selection, choices)?,
            windows: Windows::default(),
            builtin: if selection.no_builtin { Vec::new() } else { transform::builtin() },
            own: HashMap::new(),
            catalogues: HashMap::new(),
            decided: HashMap::new(),
        })
    }

    /// All transforms that there are: those built in, and the user's own, which come before those
    /// of the same name.
    pub fn all(&mut self, config: &Config) -> Result<Vec<Arc<Transform>>> {
        let mut all = self.builtin.clone();
        for folder in config.transforms() {
            if !self.own.contains_key(folder) {
                let found = setup::own_transforms(folder)?.into_iter().map(|(transform, _)| transform);
                self.own.insert(folder.clone(), found.collect());
            }
            for own in self.own.get(folder).into_iter().flatten() {
                all.retain(|other| other.id != own.id);
                all.push(own.clone());
            }
        }
        all.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(all)
    }

    /// What holds for a file, or in a folder; an error names a mistake in its configuration.
    pub fn of(&mut self, path: &Path) -> Result<Profile> {
        let config = self.configs.of(path)?;
        let left_out = config.ignored_for(&self.configs.absolute(path));
        let window = self.windows.of(path, &config);
        let key = (Arc::as_ptr(&config), left_out);
        let (catalogue, settings) = match self.decided.get(&key) {
            Some(decided) => decided.clone(),
            None => {
                let decided = self.decide(&config, &key.1)?;
                self.decided.insert(key, decided.clone());
                decided
            }
        };
        Ok(Profile { catalogue, settings: Settings { window, ..settings } })
    }

    fn decide(&mut self, config: &Config, left_out: &[String]) -> Result<Decided> {
        if let (Some(min), Some(target)) = (config.min(), config.target())
            && min > target
        {
            bail!(
                "the oldest Python ({min}) is newer than the newest ({target}); look at `--min` and `--target`"
            );
        }
        let all = self.all(config)?;
        let instead = setup::instead(config, &all)?;
        for (_, ids) in config.per_file() {
            setup::known("per-file", ids, config, &all)?;
        }
        let mut chosen = setup::chosen(config, &all)?;
        chosen.retain(|transform| !left_out.iter().any(|name| setup::names(name, &transform.id)));
        let key = chosen.iter().map(Arc::as_ptr).collect();
        let catalogue = self.catalogues.entry(key).or_insert_with(|| Arc::new(Catalogue::new(chosen)));
        let settings = Settings { suggested: config.suggested(), instead, ..Settings::default() };
        Ok((catalogue.clone(), settings))
    }
}
