//! Which text of a file the checker has: that on disk, that which it was told, and from which root.

use super::*;

#[test]
fn a_text_handed_in_again() {
    let mut checker = checker(&[
        ("b.py", "from configparser import ConfigParser as P\n"),
        ("a.py", "from b import P\nP()\n"),
    ]);
    let (a, b) = (Path::new(ROOT).join("a.py"), Path::new(ROOT).join("b.py"));
    assert_eq!(shown(&checker.types_at(&a, &[16..19])), ["configparser.ConfigParser"]);
    checker.set_text(&b, "class P: pass\n").unwrap();
    assert_eq!(shown(&checker.types_at(&a, &[16..19])), ["b.P"]);
    checker.set_text(&a, "#\nfrom b import P\nP()\n").unwrap();
    assert_eq!(shown(&checker.types_at(&a, &[18..21])), ["b.P"]);
    // A file that an import looked for in vain.
    checker.set_text(&a, "from c import Q\nQ()\n").unwrap();
    assert_eq!(shown(&checker.types_at(&a, &[16..19])), ["?"]);
    checker.set_text(&Path::new(ROOT).join("c.py"), "class Q: pass\n").unwrap();
    assert_eq!(shown(&checker.types_at(&a, &[16..19])), ["c.Q"]);
}

#[test]
fn texts_win_over_the_disk() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().canonicalize().unwrap();
    std::fs::write(root.join("on_disk.py"), "class A: pass\nclass B: pass\n").unwrap();
    std::fs::write(root.join("both.py"), "class C: pass\n").unwrap();
    let mut checker = Checker::new(std::slice::from_ref(&root), (3, 11)).unwrap();
    let main = root.join("main.py");
    checker.set_text(&main, "from on_disk import A\nfrom both import D\nA(), D()\n").unwrap();
    checker.set_text(&root.join("both.py"), "class D: pass\n").unwrap();
    assert_eq!(shown(&checker.types_at(&main, &[41..44, 46..49])), ["on_disk.A", "both.D"]);
    let class = checker.class("on_disk.B").unwrap();
    assert_eq!(class.ancestors[0].file.as_deref(), Some(&*root.join("on_disk.py")));
}

/// Two packages have a module of one name, with one time, and each has one that the other lacks.
#[test]
fn the_first_root_may_be_another_folder() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().canonicalize().unwrap();
    let time = std::time::SystemTime::UNIX_EPOCH;
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    };
    let main = "from tool import A\nfrom own import B\nfrom shared import C\nA(), B(), C()\n";
    write("one/tool.py", "class A: pass\n");
    write("two/tool.py", "class D: pass\nA = D\n");
    write("two/own.py", "class B: pass\n");
    write("top/shared.py", "class C: pass\n");
    for package in ["one", "two"] {
        write(&format!("{package}/main.py"), main);
    }
    let (one, two) = (root.join("one"), root.join("two"));
    let mut checker = Checker::new(&[one.clone(), root.join("top")], (3, 11)).unwrap();
    let ranges = [58..61, 63..66, 68..71];
    let found = |checker: &Checker, of: &Path| shown(&checker.types_at(&of.join("main.py"), &ranges));
    assert_eq!(found(&checker, &one), ["tool.A", "?", "shared.C"]);
    checker.move_first(&two).unwrap();
    assert_eq!(found(&checker, &two), ["tool.D", "own.B", "shared.C"]);
    assert_eq!(checker.class("own.B").unwrap().ancestors[0].file.as_deref(), Some(&*two.join("own.py")));
    // A text is known by the path that it is handed in with.
    checker.set_text(&two.join("own.py"), "class E: pass\nB = E\n").unwrap();
    assert_eq!(found(&checker, &two), ["tool.D", "own.E", "shared.C"]);
    checker.move_first(&one).unwrap();
    assert_eq!(found(&checker, &one), ["tool.A", "?", "shared.C"]);
}

#[test]
fn threads_share_a_checker() {
    let text = "from configparser import ConfigParser\nConfigParser()\n";
    let files: Vec<_> = (0..8).map(|n| format!("m{n}.py")).collect();
    let checker = checker(&files.iter().map(|file| (file.as_str(), text)).collect::<Vec<_>>());
    thread::scope(|scope| {
        for file in &files {
            let checker = &checker;
            scope.spawn(move || {
                let found = checker.types_at(&Path::new(ROOT).join(file), &[38..52]);
                assert_eq!(shown(&found), ["configparser.ConfigParser"]);
            });
        }
    });
}

#[test]
fn byte_order_marks_and_newlines() {
    let text = "\u{feff}from configparser import ConfigParser\r\np = ConfigParser()\r\n'é', ⟦p⟧\r\n";
    assert_eq!(types(text), ["configparser.ConfigParser"]);
    assert_eq!(
        types("from configparser import ConfigParser\rp = ConfigParser()\r⟦p⟧\r"),
        ["configparser.ConfigParser"]
    );
}
