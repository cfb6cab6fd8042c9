//! Every example of every transform, written in hostile ways: the same must come of it.

use libtest_mimic::{Arguments, Trial};
use upshift::project::gauntlet;
use upshift::transform;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for transform in transform::builtin() {
        for example in transform.examples.clone() {
            let transform = transform.clone();
            let name = format!("{}: {}", transform.id, example.title);
            trials.push(Trial::test(name, move || {
                let broken = gauntlet::check(&transform, &example);
                if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
