//! `upshift baseline`: record current findings; `check` then shows only new ones.

use anyhow::{Result, anyhow, ensure};

use super::args::BaselineOptions;
use super::baseline_filter::BaselineFilter;
use super::reporter::{Reporter, complain, error};
use super::run::RunPlan;
use crate::output::visible;

/// Runs the command; returns the exit status: 1 if there are more findings than the baseline accepts,
/// which it then keeps as they were.
pub fn run(options: &BaselineOptions) -> Result<u8> {
    ensure!(options.run.shard.is_none(), "`baseline` records all projects at once: leave out `--shard`");
    let reporter = Reporter::new(&options.run.output);
    let plan = RunPlan::new(&options.run)?;
    let mut filter = BaselineFilter::new(&plan, true)?;
    let (tally, _) = plan.run(|result, _| {
        reporter.problems(&result);
        filter.count(&result);
        Ok(())
    })?;
    reporter.unread(&tally);
    let compared = filter.compared();
    let mut has_grown = false;
    for (index, loaded) in filter.loaded.iter().enumerate() {
        let mut new = loaded.baseline.clone();
        if let Some(folder) = loaded.absolute.parent() {
            new.forget_gone(folder);
        }
        for ((_, file), compared) in compared.iter().filter(|((of, _), _)| *of == index) {
            for (id, compared) in compared {
                // An existing baseline only shrinks by default.
                if loaded.bytes.is_some() && !options.grow && !compared.is_accepted() {
                    has_grown = true;
                    error(&loaded.grown(file, id, compared), reporter.err);
                } else {
                    new.accept(file, id, compared.found);
                }
            }
        }
        let shown = visible(&loaded.path.to_string_lossy());
        new.write(&loaded.absolute, loaded.bytes.as_deref()).map_err(|why| anyhow!("{shown}: {why}"))?;
        let before = match &loaded.bytes {
            Some(_) => format!(", {} before", loaded.baseline.total()),
            None => String::new(),
        };
        complain(&format!("{shown}: {} accepted{before}", new.total()));
    }
    if has_grown {
        complain("new findings are not accepted; fix them, or accept them with `--grow`");
    }
    Ok(match (tally.failures(), has_grown) {
        (0, false) => super::CLEAN,
        (0, true) => super::FOUND,
        _ => super::TROUBLE,
    })
}
