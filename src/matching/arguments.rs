//! Arguments bound to parameters as Python binds them, before anything is compared.

use crate::syntax::{Field, Kind, Node};

/// One argument of a user's call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Argument<'m> {
    /// The whole argument: `fp=stream`, `*rest`, `stream`.
    pub node: Node<'m>,
    /// Its name node, for a keyword argument.
    pub keyword: Option<Node<'m>>,
    /// Its value; for `*rest`, `rest`.
    pub value: Node<'m>,
    /// 0 for none, 1 for `*`, 2 for `**`.
    pub stars: u8,
}

/// How the arguments of a user's call meet those of a pattern's call.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Arguments<'m> {
    /// The user's call, when the pattern matched one.
    pub list: Option<Node<'m>>,
    /// The receiver of a call through the class.
    pub receiver: Option<Argument<'m>>,
    /// The user's arguments in their order, without that receiver.
    pub given: Vec<Argument<'m>>,
    /// For each argument of the pattern, the indices in `given` that it takes: one, none when it
    /// is optional, any number for `*args`.
    pub taken: Vec<Vec<usize>>,
}

/// The arguments of a call, the user's or a template's, in order; comments are none.
pub fn given<'m>(call: Node<'m>) -> Vec<Argument<'m>> {
    let Some(list) = call.child(Field::Arguments) else {
        return Vec::new();
    };
    if list.kind() != Kind::ArgumentList {
        // `f(x for x in y)`: the generator is the only argument.
        return vec![Argument { node: list, keyword: None, value: list, stars: 0 }];
    }
    list.parts().map(argument).collect()
}

fn argument(node: Node<'_>) -> Argument<'_> {
    let inner = |stars| Argument { node, keyword: None, value: node.parts().next().unwrap_or(node), stars };
    match node.kind() {
        Kind::KeywordArgument => Argument {
            node,
            keyword: node.child(Field::Name),
            value: node.child(Field::Value).unwrap_or(node),
            stars: 0,
        },
        Kind::Splat => inner(1),
        Kind::DictionarySplat => inner(2),
        _ => Argument { node, keyword: None, value: node, stars: 0 },
    }
}

/// An argument of a pattern, as binding sees it.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The name it is known by: the keyword, or the metavariable's.
    pub name: Option<String>,
    /// Whether it can be passed by position.
    pub positional: bool,
    /// Whether it may be missing; of stars, whether they may take none.
    pub optional: bool,
    /// How many stars an argument for a single parameter has: `f(*xs)` is found as `f(*pair)`.
    pub unpacked: u8,
    /// 0 for one argument, 1 for `*args`, 2 for `**kwargs`.
    pub stars: u8,
}

/// Why arguments cannot be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Too many, too few, or an unknown keyword: another call.
    Different,
    /// A `*` or `**` may hold an argument that the pattern names.
    Hidden,
}

/// Binds arguments; for each expected one, the indices it takes. An error if Python would not bind them, or if
/// that cannot be told.
pub fn bind(given: &[Argument<'_>], expected: &[Expected]) -> Result<Vec<Vec<usize>>, Misfit> {
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); expected.len()];
    let positions: Vec<usize> =
        (0..expected.len()).filter(|i| expected[*i].positional && expected[*i].stars == 0).collect();
    let rest = expected.iter().position(|e| e.stars == 1);
    let keywords = expected.iter().position(|e| e.stars == 2);
    let unpacks = |at: usize| expected[at].unpacked == 2;
    let mut next = 0;
    let mut hides = false;
    for (index, argument) in given.iter().enumerate() {
        match (argument.stars, argument.keyword) {
            (1, _) if positions.get(next).is_some_and(|at| expected[*at].unpacked == 1) => {
                taken[positions[next]].push(index);
                next += 1;
            }
            (1, _) => match rest {
                Some(rest) if next >= positions.len() => taken[rest].push(index),
                _ => hides = true,
            },
            (2, _) => match keywords
                .or_else(|| (0..expected.len()).find(|at| unpacks(*at) && taken[*at].is_empty()))
            {
                // What it holds may be any keyword that is not given.
                Some(keywords) => taken[keywords].push(index),
                None => hides = true,
            },
            (_, Some(keyword)) => {
                let named =
                    expected.iter().position(|e| e.stars == 0 && e.name.as_deref() == Some(keyword.text()));
                match named.or(keywords) {
                    Some(at)
                        if expected[at].stars == 2 || expected[at].unpacked == 0 && taken[at].is_empty() =>
                    {
                        taken[at].push(index);
                    }
                    _ => return Err(Misfit::Different),
                }
            }
            (_, None) => {
                if hides {
                    // Behind a `*` nobody can count.
                    continue;
                }
                if positions.get(next).is_some_and(|at| expected[*at].unpacked > 0) {
                    return Err(Misfit::Different);
                }
                if let Some(at) = positions.get(next) {
                    taken[*at].push(index);
                    next += 1;
                } else if let Some(rest) = rest {
                    taken[rest].push(index);
                } else {
                    return Err(Misfit::Different);
                }
            }
        }
    }
    if hides {
        return Err(Misfit::Hidden);
    }
    let lacks: Vec<usize> = (0..expected.len()).filter(|i| taken[*i].is_empty()).collect();
    let has_keywords = given.iter().any(|argument| argument.stars == 2) && !(0..expected.len()).any(unpacks);
    if has_keywords && lacks.iter().any(|i| expected[*i].stars == 0) {
        return Err(Misfit::Hidden);
    }
    if lacks.iter().any(|i| !expected[*i].optional) {
        return Err(Misfit::Different);
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Tree;

    fn expected(name: &str, optional: bool) -> Expected {
        Expected { name: Some(name.into()), positional: true, optional, unpacked: 0, stars: 0 }
    }

    /// Binds `f(…)` to the parameters `fp, filename=…`.
    fn bound(call: &str) -> Result<Vec<Vec<usize>>, Misfit> {
        let tree = Tree::parse(call);
        let call = tree.root().descendants().find(|n| n.kind() == Kind::Call).unwrap();
        bind(&given(call), &[expected("fp", false), expected("filename", true)])
    }

    #[test]
    fn by_position_and_by_keyword_in_any_order() {
        assert_eq!(bound("f(a)\n"), Ok(vec![vec![0], vec![]]));
        assert_eq!(bound("f(a, b)\n"), Ok(vec![vec![0], vec![1]]));
        assert_eq!(bound("f(filename=b, fp=a)\n"), Ok(vec![vec![1], vec![0]]));
        assert_eq!(bound("f(x for x in y)\n"), Ok(vec![vec![0], vec![]]));
    }

    #[test]
    fn what_python_would_refuse_is_another_call() {
        assert_eq!(bound("f()\n"), Err(Misfit::Different));
        assert_eq!(bound("f(a, b, c)\n"), Err(Misfit::Different));
        assert_eq!(bound("f(a, fp=b)\n"), Err(Misfit::Different));
        assert_eq!(bound("f(a, mode=b)\n"), Err(Misfit::Different));
    }

    #[test]
    fn stars_hide_arguments() {
        assert_eq!(bound("f(*a)\n"), Err(Misfit::Hidden));
        assert_eq!(bound("f(a, **b)\n"), Err(Misfit::Hidden));
    }

    #[test]
    fn stars_may_have_to_take_something() {
        let options = Expected { name: None, positional: true, optional: false, unpacked: 0, stars: 2 };
        let bound = |call: &str| {
            let tree = Tree::parse(call);
            let call = tree.root().descendants().find(|n| n.kind() == Kind::Call).unwrap();
            bind(&given(call), &[expected("fp", false), options.clone()])
        };
        assert_eq!(bound("f(a)\n"), Err(Misfit::Different));
        assert_eq!(bound("f(a, b=c)\n"), Ok(vec![vec![0], vec![1]]));
        assert_eq!(bound("f(a, **b)\n"), Ok(vec![vec![0], vec![1]]));
    }
}
