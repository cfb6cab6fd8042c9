//! Where the results of earlier runs are: the options, and `upshift clean`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::reporter::complain;
use super::run::Input;
use crate::output::visible;
use crate::project::result_cache::{self, ResultCache};
use crate::project::{Project, from_here};

/// A run over fewer files is as fast without earlier results: they would have to be read first.
const FEW: usize = 16;

/// The folder of the results.
#[derive(Args, Debug, Clone, Default)]
pub struct CacheFolder {
    /// The folder for the results of earlier runs [default: `$UPSHIFT_CACHE_DIR`, else the platform's folder for
    /// caches]
    #[arg(long, value_name = "DIR")]
    cache_dir: Option<PathBuf>,
}

impl CacheFolder {
    fn path(&self) -> Option<PathBuf> {
        self.cache_dir.clone().or_else(result_cache::folder)
    }
}

/// Whether results are kept, and where.
#[derive(Args, Debug, Clone, Default)]
pub struct CacheOptions {
    /// The folder.
    #[command(flatten)]
    folder: CacheFolder,
    /// Neither use the results of earlier runs nor keep those of this one
    #[arg(long)]
    no_cache: bool,
}

impl CacheOptions {
    /// The results of earlier runs for some files, if they are wanted.
    pub fn open(&self, inputs: &[Input], project: &mut Project) -> Option<ResultCache> {
        let folder = self.folder.path().filter(|_| !self.no_cache && inputs.len() >= FEW)?;
        Some(ResultCache::open(&folder, project))
    }
}

/// Runs `upshift clean`; returns the exit status.
pub fn clean(options: &super::args::CleanOptions) -> Result<u8> {
    let folder = options.folder.path().context("no folder for the cache; name one with `--cache-dir`")?;
    let shown = visible(&from_here(&folder).to_string_lossy());
    let size = result_cache::clean(&folder).with_context(|| format!("cannot remove the cache in {shown}"))?;
    complain(&match size {
        0 => format!("there is no cache in {shown}"),
        _ => format!("removed {:.1} MB from {shown}", size as f64 / 1e6),
    });
    Ok(super::CLEAN)
}
