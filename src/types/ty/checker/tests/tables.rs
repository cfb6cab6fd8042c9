//! The tables of the standard library say what the checker finds in its stubs.

use super::*;

#[test]
fn the_table_and_the_stubs_agree_on_names() {
    let checker = checker(&[]);
    let mut differ: Vec<_> = crate::types::stdlib::all()
        .into_iter()
        .filter_map(|name| Some((name, checker.class(name)?.qualified)))
        .filter(|(name, stub)| name != stub)
        .collect();
    differ.sort();
    // Four that became other classes, or were none, between the Pythons that the table is from.
    let differ: Vec<_> = differ.iter().map(|(name, stub)| (*name, stub.as_str())).collect();
    assert_eq!(
        differ,
        [
            ("asyncio.AbstractEventLoopPolicy", "asyncio.events._AbstractEventLoopPolicy"),
            ("asyncio.TimeoutError", "builtins.TimeoutError"),
            ("concurrent.futures.TimeoutError", "builtins.TimeoutError"),
            ("socket.timeout", "builtins.TimeoutError"),
        ]
    );
}

#[test]
fn the_table_and_the_stubs_agree_on_results() {
    let mut results: Vec<_> = crate::types::stdlib::all_results().collect();
    results.sort();
    let mut text = String::new();
    let mut expected = Vec::new();
    for (owner, name, given) in results {
        let is_class = crate::types::stdlib::is_class(owner);
        let module = if is_class { owner.rsplit_once('.').unwrap().0 } else { owner };
        let (receiver, parameter) =
            if is_class { ("x", format!("x: {owner}")) } else { (owner, "x".to_owned()) };
        text.push_str(&format!(
            "import {module}\ndef f({parameter}, a, k):\n    ⟦{receiver}.{name}(*a, **k)⟧\n"
        ));
        let mut values: Vec<&str> =
            given.split('|').map(|value| if value == "Self" { owner } else { value }).collect();
        values.sort();
        expected.push((format!("{owner}.{name}"), values.join("|")));
    }
    let (text, ranges) = marked(&text);
    let found = checker(&[("a.py", &text)]).types_at(&Path::new(ROOT).join("a.py"), &ranges);
    let mut agree = 0;
    let mut differ = Vec::new();
    for ((name, expected), values) in expected.iter().zip(found) {
        let mut shown: Vec<String> = values.iter().map(show).collect();
        shown.sort();
        match shown.join("|") {
            same if same == *expected => agree += 1,
            unknown if unknown.contains('?') => {}
            // Which the stubs say more of.
            guard if expected == "builtins.bool" && guard.starts_with("`Type") => {}
            other => differ.push(format!("{name}: {expected} and not {other}")),
        }
    }
    // Of two the checker may leave a class out beside a base of it.
    let by_base = ["http.server.SimpleHTTPRequestHandler.send_head: ", "xml.dom.expatbuilder.makeBuilder: "];
    differ.retain(|one| !by_base.iter().any(|name| one.starts_with(name)));
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(agree > 6000, "{agree}");
}
