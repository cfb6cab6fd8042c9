//! What is refused does not change, whatever else does: tried with every example of every transform.

use std::collections::HashMap;

use upshift::engine::{Alone, Catalogue, FindingKey, Settings, World, upgrade};
use upshift::text::Source;

#[test]
fn what_is_refused_stays() {
    let mut tried = 0;
    let mut wrong: HashMap<String, String> = HashMap::new();
    for transform in upshift::transform::builtin() {
        let catalogue = Catalogue::new(vec![transform.clone()]);
        for example in transform.examples.iter().filter(|e| e.before != e.after) {
            if example.before.contains("# file:") {
                continue;
            }
            let name = format!("{}: {}", transform.id, example.title);
            let source = Source::from_text("example.py", example.before.clone());
            let run = |refused: &[FindingKey]| {
                let settings = Settings { suggested: true, refused: refused.into(), ..Settings::default() };
                upgrade(&source, &catalogue, &World::new(&Alone), &settings)
            };
            let all = run(&[]);
            let place =
                |f: &upshift::finding::Finding| FindingKey { id: f.id.clone(), range: f.range.clone() };
            let places: Vec<FindingKey> = all.findings.iter().filter(|f| f.applied).map(place).collect();
            if let Some(text) = run(&places).text {
                wrong.insert(name.clone(), format!("changes all the same:\n{text}"));
            }
            if places.len() < 2 {
                continue;
            }
            for place in &places {
                tried += 1;
                let one = run(std::slice::from_ref(place));
                if !one.defects.is_empty() {
                    wrong.insert(name.clone(), one.defects.join("\n"));
                }
                let kept = &source.text()[place.range.clone()];
                let is_nested = places.iter().any(|p| {
                    p != place && p.range.start < place.range.end && place.range.start < p.range.end
                });
                let text = one.text.as_deref().unwrap_or(source.text());
                if !is_nested && !text.contains(kept) {
                    wrong.insert(name.clone(), format!("`{kept}` is gone:\n{text}"));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().map(|(name, why)| format!("{name}\n{why}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(tried > 300, "{tried}");
}
