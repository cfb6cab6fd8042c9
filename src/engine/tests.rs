//! Changes that are wrong on purpose (`tests/wrong/edits.toml`) are stopped and told of; the rest goes on.

use toml::{Table, Value};

use super::*;
use crate::text::Edit;

fn change(id: &str, text: &str, old: &str, new: &str) -> Candidate<'static, 'static, 'static> {
    let start = text.find(old).unwrap();
    let range = start..start + old.len();
    let finding = Finding {
        id: id.to_owned(),
        title: "A change.".to_owned(),
        range: range.clone(),
        safety: Safety::Safe,
        before: old.to_owned(),
        after: Some(new.to_owned()),
        lines: Vec::new(),
        adds: false,
        brings: Vec::new(),
        message: String::new(),
        alternatives: Vec::new(),
        reasons: Vec::new(),
        applied: true,
        needs: Vec::new(),
        removed: None,
        only_deprecated: false,
        blocked: None,
        owners: Arc::default(),
        untyped: false,
        has_warned: false,
        ran: None,
    };
    let change = Change { edits: vec![Edit::replace(range, new)], ..Change::default() };
    Candidate { finding, change: Some(change), found: None }
}

#[test]
fn a_wrong_change_is_dropped_and_named_and_the_others_are_made() {
    let cases: Table = include_str!("../../tests/wrong/edits.toml").parse().unwrap();
    for (name, case) in &cases {
        let of = |key: &str| case.get(key).and_then(Value::as_str).unwrap();
        let edit: Vec<&str> = case["edit"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let text = format!("{}last = 'old'\n", of("text"));
        let native = vec![
            change("wrong/on_purpose", &text, edit[0], edit[1]),
            change("right/one", &text, "'old'", "'new'"),
        ];
        let world = World::new(&Alone);
        let source = Source::from_text("x.py", text.clone());
        let module = world.read(Arc::new(source.clone()));
        let settings = Settings::default();
        let context = RewriteContext {
            world: &world,
            module: &module,
            oldest: settings.window.min,
            reserved: &[],
            leaving: &[],
        };
        let done = apply(context, native);
        assert_eq!(
            done.after.as_ref().map(|after| after.source.text().to_owned()),
            Some(text.replace("'old'", "'new'")),
            "{name}"
        );
        let [defect] = &done.defects[..] else { panic!("{name}: {:?}", done.defects) };
        assert!(defect.contains("wrong/on_purpose: ") && defect.contains(of("why")), "{name}: {defect}");
        let applied: Vec<(&str, bool)> = done.findings.iter().map(|f| (f.id.as_str(), f.applied)).collect();
        assert!(applied.contains(&("wrong/on_purpose", false)), "{name}: {applied:?}");
        assert!(applied.contains(&("right/one", true)), "{name}: {applied:?}");
    }
}
