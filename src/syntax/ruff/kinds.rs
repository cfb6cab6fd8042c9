//! The numbers of tree-sitter's kinds and fields, looked up by name once.

use std::sync::LazyLock;

use ruff_python_ast::token::TokenKind;

use super::super::tree::LANGUAGE;

macro_rules! numbers {
    ($table:ident by $number:expr; $($name:ident $text:literal)*) => {
        /// Numbers by name; a name with `_` at its end is a word of Rust without it.
        pub(super) struct $table {
            $(pub $name: u16,)*
        }

        impl $table {
            fn new() -> $table {
                $table { $($name: $number($text),)* }
            }
        }
    };
}

numbers! { Kinds by named;
    aliased_import "aliased_import"
    argument_list "argument_list"
    as_pattern "as_pattern"
    as_pattern_target "as_pattern_target"
    assert_statement "assert_statement"
    assignment "assignment"
    attribute "attribute"
    augmented_assignment "augmented_assignment"
    await_ "await"
    binary_operator "binary_operator"
    block "block"
    boolean_operator "boolean_operator"
    break_statement "break_statement"
    call "call"
    case_clause "case_clause"
    case_pattern "case_pattern"
    class_definition "class_definition"
    class_pattern "class_pattern"
    comment "comment"
    comparison_operator "comparison_operator"
    complex_pattern "complex_pattern"
    concatenated_string "concatenated_string"
    conditional_expression "conditional_expression"
    constrained_type "constrained_type"
    continue_statement "continue_statement"
    decorated_definition "decorated_definition"
    decorator "decorator"
    default_parameter "default_parameter"
    delete_statement "delete_statement"
    dict_pattern "dict_pattern"
    dictionary "dictionary"
    dictionary_comprehension "dictionary_comprehension"
    dictionary_splat "dictionary_splat"
    dictionary_splat_pattern "dictionary_splat_pattern"
    dotted_name "dotted_name"
    elif_clause "elif_clause"
    ellipsis "ellipsis"
    else_clause "else_clause"
    escape_interpolation "escape_interpolation"
    escape_sequence "escape_sequence"
    except_clause "except_clause"
    expression_list "expression_list"
    expression_statement "expression_statement"
    false_ "false"
    finally_clause "finally_clause"
    float "float"
    for_in_clause "for_in_clause"
    for_statement "for_statement"
    format_expression "format_expression"
    format_specifier "format_specifier"
    function_definition "function_definition"
    future_import_statement "future_import_statement"
    generator_expression "generator_expression"
    generic_type "generic_type"
    global_statement "global_statement"
    identifier "identifier"
    if_clause "if_clause"
    if_statement "if_statement"
    import_from_statement "import_from_statement"
    import_prefix "import_prefix"
    import_statement "import_statement"
    integer "integer"
    interpolation "interpolation"
    keyword_argument "keyword_argument"
    keyword_pattern "keyword_pattern"
    keyword_separator "keyword_separator"
    lambda "lambda"
    lambda_parameters "lambda_parameters"
    line_continuation "line_continuation"
    list "list"
    list_comprehension "list_comprehension"
    list_pattern "list_pattern"
    list_splat "list_splat"
    list_splat_pattern "list_splat_pattern"
    match_statement "match_statement"
    member_type "member_type"
    module "module"
    named_expression "named_expression"
    none "none"
    nonlocal_statement "nonlocal_statement"
    not_operator "not_operator"
    pair "pair"
    parameters "parameters"
    parenthesized_expression "parenthesized_expression"
    pass_statement "pass_statement"
    pattern_list "pattern_list"
    positional_separator "positional_separator"
    raise_statement "raise_statement"
    relative_import "relative_import"
    return_statement "return_statement"
    set "set"
    set_comprehension "set_comprehension"
    slice "slice"
    splat_pattern "splat_pattern"
    splat_type "splat_type"
    string "string"
    string_content "string_content"
    string_end "string_end"
    string_start "string_start"
    subscript "subscript"
    true_ "true"
    try_statement "try_statement"
    tuple "tuple"
    tuple_pattern "tuple_pattern"
    type_ "type"
    type_alias_statement "type_alias_statement"
    type_conversion "type_conversion"
    type_parameter "type_parameter"
    typed_default_parameter "typed_default_parameter"
    typed_parameter "typed_parameter"
    unary_operator "unary_operator"
    union_pattern "union_pattern"
    union_type "union_type"
    while_statement "while_statement"
    wildcard_import "wildcard_import"
    with_clause "with_clause"
    with_item "with_item"
    with_statement "with_statement"
    yield_ "yield"
}

numbers! { Words by bare;
    backslash "\\"
    dot "."
    future "__future__"
    is_not "is not"
    not_in "not in"
    underscore "_"
}

numbers! { Fields by field;
    alias "alias"
    alternative "alternative"
    argument "argument"
    arguments "arguments"
    attribute "attribute"
    body "body"
    cause "cause"
    condition "condition"
    consequence "consequence"
    definition "definition"
    expression "expression"
    format_specifier "format_specifier"
    function "function"
    guard "guard"
    key "key"
    left "left"
    module_name "module_name"
    name "name"
    object "object"
    operator "operator"
    operators "operators"
    parameters "parameters"
    return_type "return_type"
    right "right"
    subject "subject"
    subscript "subscript"
    superclasses "superclasses"
    type_ "type"
    type_conversion "type_conversion"
    type_parameters "type_parameters"
    value "value"
}

/// All numbers that a tree is built with.
pub(super) struct Numbers {
    pub kind: Kinds,
    pub word: Words,
    pub field: Fields,
    tokens: [u16; TOKENS],
}

/// More than ruff has kinds of tokens.
const TOKENS: usize = 128;

/// The numbers, looked up once.
pub(super) static NUMBERS: LazyLock<Numbers> = LazyLock::new(|| {
    let mut tokens = [0; TOKENS];
    for (token, text) in TEXTS {
        if let Some(number) = tokens.get_mut(token as usize) {
            *number = bare(text);
        }
    }
    Numbers { kind: Kinds::new(), word: Words::new(), field: Fields::new(), tokens }
});

impl Numbers {
    /// The kind of a bare token; 0 for what is none.
    pub fn token(&self, token: TokenKind) -> u16 {
        self.tokens.get(token as usize).copied().unwrap_or(0)
    }
}

fn named(name: &str) -> u16 {
    LANGUAGE.id_for_node_kind(name, true)
}

fn bare(text: &str) -> u16 {
    LANGUAGE.id_for_node_kind(text, false)
}

fn field(name: &str) -> u16 {
    LANGUAGE.field_id_for_name(name).map_or(0, |id| id.get())
}

const TEXTS: [(TokenKind, &str); 82] = [
    (TokenKind::Lpar, "("),
    (TokenKind::Rpar, ")"),
    (TokenKind::Lsqb, "["),
    (TokenKind::Rsqb, "]"),
    (TokenKind::Lbrace, "{"),
    (TokenKind::Rbrace, "}"),
    (TokenKind::Colon, ":"),
    (TokenKind::Comma, ","),
    (TokenKind::Semi, ";"),
    (TokenKind::Plus, "+"),
    (TokenKind::Minus, "-"),
    (TokenKind::Star, "*"),
    (TokenKind::Slash, "/"),
    (TokenKind::Vbar, "|"),
    (TokenKind::Amper, "&"),
    (TokenKind::Less, "<"),
    (TokenKind::Greater, ">"),
    (TokenKind::Equal, "="),
    (TokenKind::Dot, "."),
    (TokenKind::Percent, "%"),
    (TokenKind::EqEqual, "=="),
    (TokenKind::NotEqual, "!="),
    (TokenKind::LessEqual, "<="),
    (TokenKind::GreaterEqual, ">="),
    (TokenKind::Tilde, "~"),
    (TokenKind::CircumFlex, "^"),
    (TokenKind::LeftShift, "<<"),
    (TokenKind::RightShift, ">>"),
    (TokenKind::DoubleStar, "**"),
    (TokenKind::DoubleStarEqual, "**="),
    (TokenKind::PlusEqual, "+="),
    (TokenKind::MinusEqual, "-="),
    (TokenKind::StarEqual, "*="),
    (TokenKind::SlashEqual, "/="),
    (TokenKind::PercentEqual, "%="),
    (TokenKind::AmperEqual, "&="),
    (TokenKind::VbarEqual, "|="),
    (TokenKind::CircumflexEqual, "^="),
    (TokenKind::LeftShiftEqual, "<<="),
    (TokenKind::RightShiftEqual, ">>="),
    (TokenKind::DoubleSlash, "//"),
    (TokenKind::DoubleSlashEqual, "//="),
    (TokenKind::ColonEqual, ":="),
    (TokenKind::At, "@"),
    (TokenKind::AtEqual, "@="),
    (TokenKind::Rarrow, "->"),
    (TokenKind::And, "and"),
    (TokenKind::As, "as"),
    (TokenKind::Assert, "assert"),
    (TokenKind::Async, "async"),
    (TokenKind::Await, "await"),
    (TokenKind::Break, "break"),
    (TokenKind::Class, "class"),
    (TokenKind::Continue, "continue"),
    (TokenKind::Def, "def"),
    (TokenKind::Del, "del"),
    (TokenKind::Elif, "elif"),
    (TokenKind::Else, "else"),
    (TokenKind::Except, "except"),
    (TokenKind::Finally, "finally"),
    (TokenKind::For, "for"),
    (TokenKind::From, "from"),
    (TokenKind::Global, "global"),
    (TokenKind::If, "if"),
    (TokenKind::Import, "import"),
    (TokenKind::In, "in"),
    (TokenKind::Is, "is"),
    (TokenKind::Lambda, "lambda"),
    (TokenKind::Nonlocal, "nonlocal"),
    (TokenKind::Not, "not"),
    (TokenKind::Or, "or"),
    (TokenKind::Pass, "pass"),
    (TokenKind::Raise, "raise"),
    (TokenKind::Return, "return"),
    (TokenKind::Try, "try"),
    (TokenKind::While, "while"),
    (TokenKind::With, "with"),
    (TokenKind::Yield, "yield"),
    (TokenKind::Case, "case"),
    (TokenKind::Match, "match"),
    (TokenKind::Type, "type"),
    (TokenKind::Ellipsis, "..."),
];
