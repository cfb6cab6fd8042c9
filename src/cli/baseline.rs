//! `upshift baseline`: what is found now is accepted. Later it only shrinks.

use anyhow::{Result, anyhow};

use super::accepted::Accepted;
use super::args::BaselineOptions;
use super::run::{self, Done, Input, Sink};
use super::setup;
use crate::output::{Paint, Tally, visible};
use crate::project::Other;

struct Counted {
    accepted: Accepted,
    err: Paint,
}

impl Sink for Counted {
    fn begin(&mut self, inputs: &[Input]) -> Result<()> {
        self.accepted.read(inputs, true)
    }

    fn file(&mut self, done: Done, _: &mut Tally) -> Result<()> {
        run::tell_problems(&done, self.err);
        self.accepted.count(&done);
        Ok(())
    }

    fn others(&mut self, _: Vec<Other>, _: &mut Tally) -> Result<()> {
        Ok(())
    }
}

/// Runs the command; returns the exit status: 1 when something has grown, which stays as it was.
pub fn run(options: &BaselineOptions) -> Result<u8> {
    let err = setup::paint(options.run.printing.color, &std::io::stderr());
    let mut sink = Counted { accepted: Accepted::default(), err };
    let (tally, _) = run::over(&options.run, &mut sink)?;
    let accepted = &sink.accepted;
    let mut grown = false;
    for (index, kept) in accepted.kept.iter().enumerate() {
        let mut new = kept.baseline.clone();
        if let Some(folder) = kept.absolute.parent() {
            new.forget_gone(folder);
        }
        for ((_, file), compared) in accepted.compared().into_iter().filter(|((of, _), _)| *of == index) {
            for (id, compared) in compared {
                // What was there before may only shrink.
                if kept.bytes.is_some() && !options.grow && compared.found > compared.accepted {
                    grown = true;
                    let (file, found, accepted) = (visible(file), compared.found, compared.accepted);
                    let shown = kept.path.display();
                    run::error(
                        &format!("{file}: `{id}`: {found} found, {shown} accepts {accepted}"),
                        sink.err,
                    );
                } else {
                    new.accept(file, &id, compared.found);
                }
            }
        }
        let shown = visible(&kept.path.to_string_lossy());
        new.write(&kept.absolute, kept.bytes.as_deref()).map_err(|why| anyhow!("{shown}: {why}"))?;
        let before = match &kept.bytes {
            Some(_) => format!(", {} before", kept.baseline.total()),
            None => String::new(),
        };
        run::complain(&format!("{shown}: {} accepted{before}", new.total()));
    }
    if grown {
        run::complain("what has grown is not accepted; mend it, or accept it with `--grow`");
    }
    Ok(match (tally.trouble, grown) {
        (0, false) => super::CLEAN,
        (0, true) => super::FOUND,
        _ => super::TROUBLE,
    })
}
