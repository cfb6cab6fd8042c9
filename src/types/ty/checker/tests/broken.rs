//! Code that no Python runs, and code that goes round in circles: the checker says little, and comes to an end.

use super::*;

#[test]
fn ranges_that_are_no_expression() {
    let text = "p = 1 + 2\n'é'\n";
    let checker = checker(&[("a.py", text)]);
    let path = Path::new(ROOT).join("a.py");
    #[expect(clippy::reversed_empty_ranges, reason = "that is what is tried")]
    let ranges = [0..0, 0..9, 4..8, 5..2, 11..12, 12..13, 100..200, 0..usize::MAX];
    assert_eq!(shown(&checker.types_at(&path, &ranges)), ["?"; 8]);
    assert_eq!(shown(&checker.types_at(Path::new("/project/none.py"), &[0..1])), ["?"]);
    assert_eq!(shown(&checker.types_at(Path::new("relative.py"), &[0..1])), ["?"]);
    assert!(Checker::new(&["relative".into()], (3, 11)).is_err());
}

#[test]
fn a_file_with_a_syntax_error() {
    let text = "\
from configparser import ConfigParser
p = ConfigParser()
print 'hello', p
⟦p⟧.readfp(f)
def broken(:
    pass
exec 'x' in {}
⟦p⟧
";
    assert_eq!(types(text), ["configparser.ConfigParser"; 2]);
}

#[test]
fn code_that_nests_too_deep_is_unknown() {
    for (open, close) in [("[", "]"), ("1 + ", ""), ("f(", ")"), ("-", "")] {
        let text = format!("x = {}1{}\n⟦1⟧", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(types(&text), ["?"]);
    }
    assert_eq!(types(&format!("⟦{}1{}⟧", "(".repeat(100), ")".repeat(100))), ["builtins.int"]);
}

#[test]
fn definitions_that_build_on_each_other() {
    let chain: String = (0..3000).map(|n| format!("x{} = x{n}\n", n + 1)).collect();
    let found =
        types_of(&[("a.py", "from b import x3000\n⟦x3000⟧\n"), ("b.py", &format!("x0 = 1\n{chain}"))]);
    assert_eq!(found, ["builtins.int"]);
}

#[test]
fn a_class_that_inherits_from_itself() {
    let text =
        "class A(B): pass\nclass B(A): pass\n⟦A()⟧\nclass C(C): pass\n⟦C()⟧\nclass D(*x): pass\n⟦D()⟧\n";
    assert_eq!(types(text), ["a.A", "a.C", "a.D"]);
}
