//! Changes that are made one by one, as by the quick fixes of an editor: each holds by itself, and
//! all of them lead to what `fix` makes at once.

use upshift::engine::{Alone, Catalogue, FindingKey, Outcome, Pick, Settings, World, upgrade};
use upshift::text::Source;
use upshift::{transform, verify};

/// Examples that mean the same in the end, under other names.
const SPELT_OTHERWISE: [&str; 9] = [
    "codecs/open: imported by name, under another, without an encoding",
    "collections/abc: a use that only older Pythons run, of an import that all run",
    "distutils/errors: raised and caught",
    "distutils/errors: several of one import",
    "distutils/version: compared with a string",
    "imp/cache_from_source: without optimization and with it, under another name",
    "imp/compat: a package and a built-in module, by the constants",
    "pkg_resources/parse_version: under a name of one's own",
    "xml_etree/element_truth: an operand whose value is used",
];

fn outcome(text: &str, catalogue: &Catalogue, settings: &Settings) -> Outcome {
    let source = Source::from_text("example.py", text);
    upgrade(&source, catalogue, &World::new(&Alone), settings)
}

/// The text after the first change that can be made by itself; an error names one that does not hold.
fn one_step(text: &str, catalogue: &Catalogue, all: &Settings) -> Result<Option<String>, String> {
    let found = outcome(text, catalogue, all);
    for finding in found.findings.iter().filter(|finding| finding.applied && finding.after.is_some()) {
        let pick = Pick::One(FindingKey { id: finding.id.clone(), range: finding.range.clone() });
        let picked = outcome(text, catalogue, &Settings { picked: Some([pick].into()), ..all.clone() });
        let wrong = |why: &str| Err(format!("`{}`: {why}", finding.before));
        if !picked.defects.is_empty() {
            return wrong(&picked.defects.join("; "));
        }
        let made: Vec<_> = picked.findings.iter().filter(|made| made.applied).collect();
        match (made.as_slice(), picked.text) {
            ([], None) => {}
            ([one], Some(after)) if one.range == finding.range && one.id == finding.id => {
                if let Some(refusal) = verify::refusal(&after) {
                    return wrong(&format!("{}\n{after}", refusal.message));
                }
                return Ok(Some(after));
            }
            (made, after) => return wrong(&format!("makes {made:?} and {after:?}")),
        }
    }
    Ok(None)
}

#[test]
fn changes_made_one_by_one_end_where_all_at_once_do() {
    let settings = Settings { suggested: true, ..Settings::default() };
    let mut wrong = Vec::new();
    for transform in transform::builtin() {
        let catalogue = Catalogue::new(vec![transform.clone()]);
        for example in transform.examples.iter().filter(|example| !example.before.contains("# file: ")) {
            let name = format!("{}: {}", transform.id, example.title);
            let expected = outcome(&example.before, &catalogue, &settings).text;
            let mut text = example.before.clone();
            for _ in 0..40 {
                match one_step(&text, &catalogue, &settings) {
                    Ok(Some(after)) => text = after,
                    Ok(None) => break,
                    Err(why) => {
                        wrong.push(format!("{name}: {why}"));
                        break;
                    }
                }
            }
            // A helper is copied again for the next change, and two names have another alias.
            if !transform.helpers.is_empty() || SPELT_OTHERWISE.contains(&name.as_str()) {
                continue;
            }
            // What can only be made together is left.
            let rest = outcome(&text, &catalogue, &settings).text.unwrap_or(text);
            if rest != expected.unwrap_or_else(|| example.before.clone()) {
                wrong.push(format!("{name}: ends otherwise:\n{rest}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n\n"));
}
