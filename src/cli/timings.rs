//! `--timings`: what a run cost, so that a user with a slow one can see why.

use std::time::Duration;

use super::run::complain;
use crate::meter::{self, Count, STAGES, counted};

/// How many transforms are told of.
const MOST: usize = 12;

/// Tells standard error of a run that took so long on the clock.
pub fn tell(whole: Duration) {
    for line in lines(whole) {
        complain(&line);
    }
}

fn lines(whole: Duration) -> Vec<String> {
    let megabytes = |what: Count| counted(what) as f64 / 1e6;
    let mut lines = vec![
        format!("{:>10} files read, {:.1} MB", counted(Count::Files), megabytes(Count::Bytes)),
        format!(
            "{:>10} hold words of a transform, {:.1} MB",
            counted(Count::Sieved),
            megabytes(Count::SievedBytes)
        ),
        format!(
            "{:>10} texts became trees, {:.1} MB ({:.1} by tree-sitter), {} nodes",
            counted(Count::Trees),
            megabytes(Count::TreeBytes),
            megabytes(Count::SlowBytes),
            counted(Count::Nodes)
        ),
        format!("{:>10} on the clock; all threads together:", seconds(whole)),
    ];
    for (stage, name) in STAGES {
        lines.push(format!("{:>10} {name}", seconds(meter::time(stage))));
    }
    let transforms = meter::transforms();
    lines.push(format!("{:>10} transforms were tried, the longest", transforms.len()));
    for (id, time) in transforms.iter().take(MOST) {
        lines.push(format!("{:>10} {id}", seconds(*time)));
    }
    lines
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
