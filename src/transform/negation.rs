//! `x not in y` beside `x in y`, and `x is not y` beside `x is y`: a pair whose pattern is such a comparison is written
//! out for the negated one too, unless the author wrote that pair.

use super::pair::Part;
use crate::syntax::{Field, Kind, Node};

/// The operators, and what negates each.
const NEGATED: [(&str, &str); 2] = [("in", "not in"), ("is", "is not")];

/// The pairs for the negated comparisons of some functions, as a text.
pub(super) fn written_out(functions: &[(Part, &str, Node<'_>)]) -> String {
    let part = |wanted: Part, suffix: &str| {
        let mut same = functions.iter().filter(|(part, other, _)| *part == wanted && *other == suffix);
        same.next().map(|(.., function)| *function)
    };
    let compared = functions.iter().filter(|(part, ..)| *part == Part::Before);
    let compared: Vec<(&str, Node<'_>, Node<'_>, &str)> = compared
        .filter_map(|(_, suffix, function)| {
            let value = returned(*function)?;
            Some((*suffix, *function, value, operator(value)?))
        })
        .collect();
    let mut text = String::new();
    for (suffix, before, value, operator) in &compared {
        let Some((_, negated)) = NEGATED.iter().find(|(plain, _)| plain == operator) else { continue };
        let is_written = compared.iter().any(|(.., other)| other == negated);
        let others = functions.iter().filter(|(_, other, _)| other == suffix).count();
        let Some(after) = part(Part::After, suffix).filter(|_| others == 2 && !is_written) else { continue };
        let sides = operands(*value);
        let (Some(new), [left, right]) = (returned(after), sides.as_slice()) else { continue };
        let (left, right) = (left.text(), right.text());
        let is_plain =
            matches!(new.kind(), Kind::Call | Kind::Identifier | Kind::Attribute | Kind::Subscript);
        let new = if is_plain { new.text().to_owned() } else { format!("({})", new.text()) };
        for (word, function, expression) in
            [("before", *before, format!("{left} {negated} {right}")), ("after", after, format!("not {new}"))]
        {
            let parameters = function.child(Field::Parameters).map_or("()", |parameters| parameters.text());
            text.push_str(&format!("\ndef {word}{suffix}_not{parameters}:\n    return {expression}\n"));
        }
    }
    text
}

/// The expression that a function returns, if it does nothing else.
fn returned(function: Node<'_>) -> Option<Node<'_>> {
    let body = function.child(Field::Body)?;
    let is_docstring = |statement: &Node<'_>| {
        statement.kind() == Kind::ExpressionStatement
            && statement.parts().all(|part| matches!(part.kind(), Kind::String | Kind::ConcatenatedString))
    };
    let mut statements = body.parts().filter(|part| part.kind() != Kind::Comment && !is_docstring(part));
    let only = statements.next().filter(|one| one.kind() == Kind::ReturnStatement)?;
    statements.next().is_none().then(|| only.parts().next().map(Node::unparenthesised)).flatten()
}

fn operands(comparison: Node<'_>) -> Vec<Node<'_>> {
    comparison.parts().filter(|part| part.kind() != Kind::Comment).collect()
}

/// The operator of a comparison of two operands, with single spaces.
fn operator(value: Node<'_>) -> Option<&str> {
    let operands = operands(value);
    let [left, right] = operands.as_slice() else { return None };
    let between = value.tree().text().get(left.end()..right.start())?.trim();
    (value.kind() == Kind::ComparisonOperator).then_some(between)
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::compiled;

    fn suffixes(pairs: &str) -> Vec<String> {
        let transform = compiled(&format!("import lib\n\n{pairs}"));
        transform.pairs.into_iter().map(|pair| pair.suffix).collect()
    }

    #[test]
    fn a_comparison_has_a_negation() {
        let pair = |old: &str, new: &str| {
            format!("def before(x):\n    return {old}\n\ndef after(x):\n    return {new}\n\n")
        };
        assert_eq!(suffixes(&pair("x in lib.KEYS", "lib.has(x)")), ["", "_not"]);
        assert_eq!(suffixes(&pair("(x is lib.NONE)", "x == lib.NONE or x")), ["", "_not"]);
        for other in ["x not in lib.KEYS", "x == lib.NONE", "lib.a in x in lib.b", "lib.has(x)"] {
            assert_eq!(suffixes(&pair(other, "lib.f(x)")), [""], "{other}");
        }
        let own =
            "def before_no(x):\n    return x not in lib.KEYS\n\ndef after_no(x):\n    return lib.lacks(x)\n";
        assert_eq!(suffixes(&(pair("x in lib.KEYS", "lib.has(x)") + own)), ["", "_no"]);
    }
}
