//! `--timings`: where the time of a run goes.

use std::time::Duration;

use super::reporter::complain;
use crate::meter::{self, Count, STAGES, counted};

/// The number of transforms to print.
const MOST: usize = 12;

/// Prints the costs of a run to standard error; `whole` is its duration.
pub fn print(whole: Duration) {
    for line in lines(whole) {
        complain(&line);
    }
}

fn lines(whole: Duration) -> Vec<String> {
    let megabytes = |what: Count| counted(what) as f64 / 1e6;
    let mut lines = vec![
        format!("{:>10} files are as an earlier run found them", counted(Count::Recalled)),
        format!("{:>10} files read, {:.1} MB", counted(Count::Files), megabytes(Count::Bytes)),
        format!(
            "{:>10} contain words of a transform, {:.1} MB",
            counted(Count::Sieved),
            megabytes(Count::SievedBytes)
        ),
        format!(
            "{:>10} texts parsed, {:.1} MB ({:.1} by tree-sitter), {} nodes",
            counted(Count::Trees),
            megabytes(Count::TreeBytes),
            megabytes(Count::SlowBytes),
            counted(Count::Nodes)
        ),
        format!("{:>10} elapsed; by stage, summed over threads:", seconds(whole)),
    ];
    for (stage, name) in STAGES {
        lines.push(format!("{:>10} {name}", seconds(meter::time(stage))));
    }
    let transforms = meter::transforms();
    lines.push(format!("{:>10} transforms were tried; the slowest:", transforms.len()));
    for (id, time) in transforms.iter().take(MOST) {
        lines.push(format!("{:>10} {id}", seconds(*time)));
    }
    lines
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
