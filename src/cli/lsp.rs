//! `upshift lsp`: the language server over standard input and output.

use std::collections::HashMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::args::LspOptions;
use super::profile::{Profile, Profiles};
use crate::lsp::{self, Held, Lookup};
use crate::project::Configs;
use crate::project::baseline::{Baseline, Counts, called};
use crate::stack;

/// Runs the command; returns the exit status.
pub fn run(options: &LspOptions) -> Result<u8> {
    // A wrong option is told at once, on standard error.
    Profiles::new(&options.selection, &options.choices)?;
    let serve = || {
        stack::mark();
        let begin = || {
            let profiles = Profiles::new(&options.selection, &options.choices);
            let profiles = profiles.map_err(|error| format!("{error:#}"))?;
            Ok(Box::new(Settings { profiles, baselines: HashMap::new() }) as Box<dyn Lookup>)
        };
        lsp::serve(BufReader::new(std::io::stdin()), &mut std::io::stdout().lock(), &begin)
    };
    let ended = thread::scope(|scope| {
        let server = thread::Builder::new().stack_size(stack::ROOM).spawn_scoped(scope, serve);
        let server = server.context("a thread cannot be started")?;
        server.join().map_err(|_| anyhow!("the server met a defect of upshift; please report it"))
    })?;
    // The protocol wants 1 when nobody said `shutdown`.
    Ok(if ended? { super::CLEAN } else { super::FOUND })
}

/// The settings of a session, until a file changes that makes them.
struct Settings {
    profiles: Profiles,
    baselines: HashMap<PathBuf, Option<Baseline>>,
}

impl Lookup for Settings {
    fn configs(&self) -> Arc<Configs> {
        self.profiles.configs.clone()
    }

    fn of_file(&mut self, path: &Path) -> Result<Held, String> {
        let profile = self.profiles.of_file(path).map_err(|error| format!("{error:#}"))?;
        self.profiles.ended(super::CLEAN);
        self.profiles.broken.clear();
        let accepted = self.accepted(&profile, path)?;
        Ok(Held { catalogue: profile.catalogue.clone(), settings: profile.settings(), accepted })
    }
}

impl Settings {
    fn accepted(&mut self, profile: &Profile, file: &Path) -> Result<Counts, String> {
        let path = &profile.baseline.0;
        if !self.baselines.contains_key(path) {
            let read = Baseline::read(path).map_err(|why| format!("{}: {why}", path.display()))?;
            self.baselines.insert(path.clone(), read.map(|(baseline, _)| baseline));
        }
        let Some(Some(baseline)) = self.baselines.get(path) else {
            return Ok(Counts::new());
        };
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        Ok(baseline.of(&called(&absolute, file)).cloned().unwrap_or_default())
    }
}
