//! The profile of each file: its transforms, settings and Python versions. Files with the same
//! configuration share one.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use super::baseline;
use super::canonical_paths::{folder_of, from_here};
use super::carried::carriers;
use super::config::{Config, Configs, Origin};
use super::installed;
use super::packed::digest;
use super::walk::Problem;
use super::window::Windows;
use crate::answer::{is_among, names_of};
use crate::engine::{Catalogue, Ignoring, Settings};
use crate::finding::{names, nearest};
use crate::native;
use crate::suppression::{self, Added};
use crate::transform::{self, AuthorError, LazyTransform, Transform};
use crate::version::Window;

/// The profile of the files in a folder.
pub struct Profile {
    /// The transforms.
    pub catalogue: Arc<Catalogue>,
    /// The baseline file, and whether it was configured explicitly.
    pub baseline: (PathBuf, bool),
    /// Whether files that cannot be read are no reason to fail.
    pub allow_unreadable: bool,
    settings: Settings,
    /// The fingerprint of the transforms and settings.
    fingerprint: u128,
    config: Arc<Config>,
    windows: Arc<Windows>,
    /// The canonical path of the folder.
    folder: PathBuf,
}

impl Profile {
    /// The Python versions that the code must run on. This reads manifests, so it is called only for
    /// files with findings.
    pub fn window(&self) -> Window {
        self.windows.of(&self.folder, &self.config)
    }

    /// Whether code in documents and docstrings is looked at.
    pub fn docs(&self) -> bool {
        self.config.docs()
    }

    /// The fingerprint of all that a result depends on besides files.
    pub fn fingerprint(&self) -> u128 {
        digest(format!("{} {:?} {}", self.fingerprint, self.window(), self.docs()).as_bytes())
    }

    /// The settings for the engine.
    pub fn settings(&self) -> Settings {
        Settings { window: self.window(), ..self.settings.clone() }
    }
}

type Selected = (Arc<Catalogue>, Settings, u128);

/// Creates profiles, and shares their equal parts.
pub struct Profiles {
    /// The configurations.
    pub configs: Arc<Configs>,
    /// Suppression comments to write for all findings.
    pub add: Option<Added>,
    windows: Arc<Windows>,
    /// The nearest baseline of each folder.
    baselines: HashMap<PathBuf, PathBuf>,
    builtin: Vec<Arc<LazyTransform>>,
    own: HashMap<PathBuf, Vec<(Arc<LazyTransform>, PathBuf)>>,
    /// The mistakes in the user's own transforms that are invalid; the others run.
    pub invalid: Vec<Problem>,
    /// By the addresses of the transforms, all of which are kept alive here.
    catalogues: HashMap<Vec<*const LazyTransform>, Arc<Catalogue>>,
    /// By the address of the configuration, which `configs` keeps alive, and the names that
    /// `per-file` skips.
    selected: HashMap<(*const Config, Vec<String>), Selected>,
    /// The last folder, if all of its files share a profile.
    last: Option<(PathBuf, Arc<Profile>)>,
}

impl Profiles {
    /// Profiles with the options of the command line on top; `no_builtin` leaves only the user's own
    /// transforms.
    pub fn new(options: Config, no_builtin: bool) -> Profiles {
        let builtin = if no_builtin { Vec::new() } else { transform::builtin_lazy() };
        Profiles {
            configs: Arc::new(Configs::new(options)),
            add: None,
            windows: Arc::default(),
            baselines: HashMap::new(),
            builtin,
            own: HashMap::new(),
            invalid: Vec::new(),
            catalogues: HashMap::new(),
            selected: HashMap::new(),
            last: None,
        }
    }

    /// All transforms: the built-in ones, and the user's own, which replace those with the same id.
    pub fn all(&mut self, config: &Config) -> Result<Vec<Arc<LazyTransform>>> {
        let mut folders = config.transforms().to_vec();
        folders.extend(carried_folders(config)?);
        for folder in &folders {
            if !self.own.contains_key(folder) {
                let own = read_own(folder);
                let (own, invalid) = match config.written("transforms") {
                    Some(origin) => own.with_context(|| format!("{origin}: `transforms`"))?,
                    None => own?,
                };
                let own = own.into_iter().map(|(own, file)| (Arc::new(own.into()), file));
                self.own.insert(folder.clone(), own.collect());
                self.invalid.extend(invalid.into_iter().map(|error| Problem {
                    path: error.path,
                    position: Some((error.line, error.column)),
                    message: format!("{}; {}", error.message, error.advice),
                }));
            }
        }
        let mut all = self.builtin.clone();
        let mut files: HashMap<String, &PathBuf> = HashMap::new();
        for (own, file) in folders.iter().filter_map(|folder| self.own.get(folder)).flatten() {
            if let Some(other) = files.insert(own.id.clone(), file).filter(|other| *other != file) {
                let (one, other) = (other.display(), file.display());
                bail!("{one} and {other} both define the transform `{}`; rename one of them", own.id);
            }
            all.retain(|other| other.id != own.id);
            all.push(own.clone());
        }
        all.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(all)
    }

    /// The profile for a file or a folder; the error names a mistake in its configuration.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Profile>> {
        let inside = path.join("x.py");
        self.of_file(if path.is_dir() { &inside } else { path })
    }

    /// The profile of a file.
    pub fn of_file(&mut self, path: &Path) -> Result<Arc<Profile>> {
        // Files come in the order of their paths: most are in the same folder as the one before.
        let folder = folder_of(path);
        if let Some((last, profile)) = &self.last
            && last.as_os_str() == folder.as_os_str()
        {
            return Ok(profile.clone());
        }
        let config = self.configs.of_file(path)?;
        let is_of_folder = config.per_file().is_empty();
        let absolute = self.configs.absolute(path);
        let key = (Arc::as_ptr(&config), config.ignored_for(&absolute));
        let (catalogue, settings, fingerprint) = match self.selected.get(&key) {
            Some(selected) => selected.clone(),
            None => {
                let selected = self.select(&config, &key.1)?;
                self.selected.insert(key, selected.clone());
                selected
            }
        };
        let real = absolute.parent().unwrap_or(Path::new("")).to_owned();
        let baseline = match config.baseline() {
            Some(path) => (path.to_owned(), true),
            None => (self.baseline_above(&real), false),
        };
        let windows = self.windows.clone();
        let profile = Arc::new(Profile {
            allow_unreadable: config.allow_unreadable(),
            catalogue,
            baseline,
            settings,
            fingerprint,
            config,
            windows,
            folder: real,
        });
        self.last = is_of_folder.then(|| (folder.to_owned(), profile.clone()));
        Ok(profile)
    }

    /// The nearest baseline above a folder, else the one that may be created in the working folder.
    fn baseline_above(&mut self, folder: &Path) -> PathBuf {
        if let Some(known) = self.baselines.get(folder) {
            return known.clone();
        }
        let found = match folder.join(baseline::NAME) {
            path if path.is_file() => from_here(&path),
            _ => match folder.parent() {
                Some(parent) => self.baseline_above(parent),
                None => PathBuf::from(baseline::NAME),
            },
        };
        self.baselines.insert(folder.to_owned(), found.clone());
        found
    }

    /// Selects the transforms of a configuration, without those that `per-file` skips.
    fn select(&mut self, config: &Config, skipped: &[String]) -> Result<Selected> {
        if let (Some(min), Some(target)) = (config.min(), config.target())
            && min > target
        {
            let origin = |key: &str| match config.get(key) {
                Some((_, [Origin::File(file, line), ..])) => format!("{}:{line}", file.display()),
                _ => format!("`--{key}`"),
            };
            let (oldest, newest) = (origin("min"), origin("target"));
            bail!("the oldest Python ({min}, {oldest}) is newer than the newest one ({target}, {newest})");
        }
        let all = self.all(config)?;
        let alternatives = alternatives(config, &all)?;
        check_names("select", config.select(), config, &all)?;
        check_names("ignore", config.ignore(), config, &all)?;
        for (_, ids) in config.per_file() {
            check_names("per-file", ids, config, &all)?;
        }
        let unwanted = [config.ignore(), skipped].concat();
        let select = config.select();
        let is_in = |list: &[String], id: &str| list.iter().any(|name| names(name, id));
        let runs = |t: &Arc<LazyTransform>| {
            t.only_with.iter().all(|(id, names)| {
                let first =
                    || all.iter().find(|other| other.id == *id)?.alternatives.first().map(|(name, _)| name);
                alternatives.get(id).or_else(first).is_none_or(|name| names.contains(name))
            })
        };
        let is_selected = |t: &&Arc<LazyTransform>| {
            (select.is_empty() && !t.opt_in || is_in(select, &t.id))
                && !is_in(&unwanted, &t.id)
                // A transform that is selected by its own id is always meant.
                && (select.contains(&t.id) || runs(t))
        };
        let mut selected: Vec<Arc<LazyTransform>> = all.iter().filter(is_selected).cloned().collect();
        // What is not wanted of a transform is not told by the floor below it either.
        let is_left_out = |t: &&Arc<LazyTransform>| t.floor.is_empty() && is_in(&unwanted, &t.id);
        let left_out = names_of(all.iter().filter(is_left_out).flat_map(|t| &t.transform().pairs));
        for floor in selected.iter_mut().filter(|_| !left_out.is_empty()) {
            if floor.floor.iter().any(|name| is_among(name, &left_out)) {
                let mut rest = Transform::clone(floor.transform());
                rest.pairs.retain(|pair| !is_among(&pair.suffix, &left_out));
                *floor = Arc::new(Arc::new(rest).into());
            }
        }
        let everything = select.is_empty() && unwanted.is_empty();
        let known = all.iter().map(|transform| transform.id.clone()).collect();
        let ignoring = Ignoring { known, everything, unwanted, add: self.add.clone() };
        let key = selected.iter().map(Arc::as_ptr).collect();
        let catalogue = self.catalogues.entry(key).or_insert_with(|| Arc::new(Catalogue::lazy(selected)));
        let settings =
            Settings { suggested: config.suggested(), alternatives, ignoring, ..Settings::default() };
        let fingerprint = digest(format!("{} {settings:?}", catalogue.fingerprint()).as_bytes());
        Ok((catalogue.clone(), settings, fingerprint))
    }
}

/// The folders of the transforms that are asked for by the distributions that carry them.
fn carried_folders(config: &Config) -> Result<Vec<PathBuf>> {
    if config.from().is_empty() {
        return Ok(Vec::new());
    }
    let all = carriers(&installed::roots(config, Path::new(".")).map_err(anyhow::Error::msg)?);
    let mut folders = Vec::new();
    for name in config.from() {
        let Some(found) = all.iter().find(|carrier| carrier.is(name)) else {
            let origin = config.origins("from");
            let known: Vec<String> = all.iter().map(|carrier| format!("`{}`", carrier.name)).collect();
            bail!(
                "{origin}: no installed distribution `{name}` carries transforms; {}",
                match known.as_slice() {
                    [] => "name the environment with `--python`".to_owned(),
                    known => format!("these do: {}", known.join(", ")),
                }
            );
        };
        folders.extend(found.folders.iter().cloned());
    }
    Ok(folders)
}

/// A user's own transform, and its file.
pub type Own = (Arc<Transform>, PathBuf);

/// The valid transforms in a folder or a file, and the mistakes in the others.
pub fn read_own(path: &Path) -> Result<(Vec<Own>, Vec<AuthorError>)> {
    let shown = path.display();
    let (mut found, mut errors): (Vec<Own>, Vec<AuthorError>) = (Vec::new(), Vec::new());
    if path.is_dir() {
        let (all, mistakes) = transform::directory(path);
        found.extend(all.into_iter().map(|t| (t.clone(), path.join(format!("{}.py", t.id)))));
        errors = mistakes;
    } else if !path.exists() {
        bail!("{shown}: no such file or directory");
    } else if path.extension().is_none_or(|ending| ending != "py") {
        bail!("{shown}: neither a folder nor a Python file");
    } else {
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        match transform::file(path, &id) {
            Ok(one) => found.push((Arc::new(one), path.to_owned())),
            Err(mistakes) => errors = mistakes,
        }
    }
    if found.is_empty() && errors.is_empty() {
        bail!("{shown}: contains no transforms; `upshift new` creates one");
    }
    let unknown = |(t, _): &&Own| t.native.as_ref().is_some_and(|name| native::by_name(name).is_none());
    if let Some((transform, file)) = found.iter().find(unknown) {
        let name = transform.native.as_deref().unwrap_or_default();
        bail!(
            "{}: no native transform is called `{name}`; `native` is for built-in transforms",
            file.display()
        );
    }
    Ok((found, errors))
}

/// The alternatives that are configured, by the ids of the transforms that offer them.
fn alternatives(config: &Config, all: &[Arc<LazyTransform>]) -> Result<BTreeMap<String, String>> {
    let place = config.written("alternatives").map_or(String::new(), |origin| format!("{origin}: "));
    let mut chosen = BTreeMap::new();
    for (id, wanted) in config.alternatives() {
        check_names("alternatives", std::slice::from_ref(id), config, all)?;
        let named = all.iter().filter(|t| names(id, &t.id) && !t.alternatives.is_empty());
        let offers = |t: &&Arc<LazyTransform>| t.alternatives.iter().any(|(name, _)| name == wanted);
        let (offering, others): (Vec<_>, Vec<_>) = named.partition(offers);
        if offering.is_empty() {
            let all = others.iter().flat_map(|t| &t.alternatives).map(|(name, _)| format!("`{name}`"));
            match all.collect::<Vec<_>>().join(", ").as_str() {
                "" => bail!("{place}`{id}` has no alternatives"),
                known => bail!("{place}`{id}` has no alternative `{wanted}`; choose one of {known}"),
            }
        }
        chosen.extend(offering.iter().map(|t| (t.id.clone(), wanted.clone())));
    }
    Ok(chosen)
}

/// Checks that all names denote transforms or modules; the error says where they were written.
fn check_names(key: &str, given: &[String], config: &Config, all: &[Arc<LazyTransform>]) -> Result<()> {
    let ids = || all.iter().map(|t| t.id.as_str()).chain(suppression::OWN.map(|(id, ..)| id));
    let Some(name) = given.iter().find(|name| !ids().any(|id| names(name, id))) else {
        return Ok(());
    };
    let place = config.written(key).map_or(String::new(), |origin| format!("{origin}: "));
    bail!("{place}no transform is called `{name}`; {}", did_you_mean(name, all.iter().map(|t| t.id.as_str())))
}

/// Advice for a name that denotes no transform.
pub fn did_you_mean<'a>(name: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    let modules = ids.clone().filter_map(|id| id.split_once('/').map(|(module, _)| module));
    let mut of_another_module =
        ids.clone().filter(|id| id.split_once('/').is_some_and(|(_, last)| last == name));
    match of_another_module.next().or_else(|| nearest(name, ids.chain(modules))) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`upshift list` shows them all".to_owned(),
    }
}
