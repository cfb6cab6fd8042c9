//! Every example of every transform, as a test of its own.

use libtest_mimic::{Arguments, Trial};
use upshift::project::examples;
use upshift::transform;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("all transforms load", || {
        let errors: Vec<String> = transform::builtin_errors().iter().map(ToString::to_string).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\n").into()) }
    })];
    for transform in transform::builtin() {
        for example in transform.examples.clone() {
            let transform = transform.clone();
            let name = format!("{}: {}", transform.id, example.title);
            trials.push(Trial::test(name, move || examples::check(&transform, &example).map_err(Into::into)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
