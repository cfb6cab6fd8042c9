//! Statements that leave a `finally` block, so that what is raised is lost: Python warns of them when it compiles a file.

use super::{Context, Found, Native, report};
use crate::syntax::{Kind, Node};
use crate::text::{Pieces, occurrences};

pub(super) const NATIVE: Native = Native { name: "finally_block", find, may_find };

const STATEMENTS: [Kind; 3] = [Kind::ReturnStatement, Kind::BreakStatement, Kind::ContinueStatement];

/// Whether one of the statements stands behind `finally`, deeper than it.
fn may_find(text: &[u8], _: &Pieces) -> bool {
    occurrences(text, b"finally").any(|at| {
        let start =
            text[..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |end| end + 1);
        let depth = |line: &[u8]| line.len() - line.trim_ascii_start().len();
        let mut lines = text[start..].split(|byte| matches!(byte, b'\n' | b'\r'));
        let own = lines.next().unwrap_or_default();
        let inner = lines.take_while(|line| line.trim_ascii().is_empty() || depth(line) > depth(own));
        std::iter::once(own).chain(inner).any(|line| {
            let mut words = line.split(|byte| !byte.is_ascii_alphanumeric());
            words.any(|word| matches!(word, b"return" | b"break" | b"continue"))
        })
    })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let all = STATEMENTS.into_iter().flat_map(|kind| context.module.tree.of_kind(kind));
    let mut leaving: Vec<Node<'_>> = all.filter(|statement| leaves_finally(*statement)).collect();
    leaving.sort_by_key(|statement| statement.start());
    let told = leaving.into_iter().filter_map(|statement| {
        let word = statement.text().split_whitespace().next().unwrap_or_default();
        let advice = format!(
            "`{word}` drops the exception that may be on its way: move it behind the `try` statement, or catch what may be dropped."
        );
        report(context, statement, None, advice, Vec::new())
    });
    told.collect()
}

/// Whether a statement stands in a `finally` block, and in no function or loop of that block that it leaves instead.
fn leaves_finally(statement: Node<'_>) -> bool {
    let mut child = statement;
    for above in statement.ancestors() {
        match above.kind() {
            Kind::FinallyClause => return true,
            Kind::FunctionDefinition | Kind::ClassDefinition => return false,
            Kind::ForStatement | Kind::WhileStatement
                if statement.kind() != Kind::ReturnStatement && child.kind() != Kind::ElseClause =>
            {
                return false;
            }
            _ => child = above,
        }
    }
    false
}
