//! What a node can be and what it can be to its parent. The names of the grammar occur here and nowhere else:
//! the rest of the code compares the variants, so that a misspelt kind does not compile.

use std::fmt;
use std::sync::LazyLock;

use ruff_python_ast::token::TokenKind;

use super::grammar::LANGUAGE;

macro_rules! kinds {
    ($($name:ident $text:literal)*; $($token:ident $written:literal $(= $of:ident)?)*) => {
        /// What a node is: a rule of the grammar, or a bare token (`Kw` for a keyword).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind {
            $(#[doc = concat!("`", $text, "`")] $name,)*
            $(#[doc = concat!("The token `", $written, "`")] $token,)*
        }

        impl Kind {
            const NAMED: &[Kind] = &[$(Kind::$name),*];
            const TOKENS: &[Kind] = &[$(Kind::$token),*];

            /// The number of kinds.
            pub(super) const COUNT: usize = Self::NAMED.len() + Self::TOKENS.len();

            /// The grammar's name of the kind; the text of a token.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$name => $text,)*
                    $(Kind::$token => $written,)*
                }
            }

            /// The kind of a token of ruff's that is a node by itself.
            pub(super) fn of_token(token: TokenKind) -> Option<Kind> {
                match token {
                    $($(TokenKind::$of => Some(Kind::$token),)?)*
                    _ => None,
                }
            }
        }
    };
}

macro_rules! fields {
    ($($name:ident $text:literal)*) => {
        /// What a node is to its parent, such as the function of a call.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Field {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Field {
            const ALL: &[Field] = &[$(Field::$name),*];

            /// The grammar's name of the field.
            pub fn name(self) -> &'static str {
                match self {
                    $(Field::$name => $text,)*
                }
            }
        }
    };
}

kinds! {
    AliasedImport "aliased_import"
    ArgumentList "argument_list"
    AsPattern "as_pattern"
    AsPatternTarget "as_pattern_target"
    AssertStatement "assert_statement"
    Assignment "assignment"
    Attribute "attribute"
    AugmentedAssignment "augmented_assignment"
    Await "await"
    BinaryOperator "binary_operator"
    Block "block"
    BooleanOperator "boolean_operator"
    BreakStatement "break_statement"
    Call "call"
    CaseClause "case_clause"
    CasePattern "case_pattern"
    Chevron "chevron"
    ClassDefinition "class_definition"
    ClassPattern "class_pattern"
    Comment "comment"
    ComparisonOperator "comparison_operator"
    ComplexPattern "complex_pattern"
    ConcatenatedString "concatenated_string"
    ConditionalExpression "conditional_expression"
    ConstrainedType "constrained_type"
    ContinueStatement "continue_statement"
    DecoratedDefinition "decorated_definition"
    Decorator "decorator"
    DefaultParameter "default_parameter"
    DeleteStatement "delete_statement"
    DictPattern "dict_pattern"
    Dictionary "dictionary"
    DictionaryComprehension "dictionary_comprehension"
    DictionarySplat "dictionary_splat"
    DictionarySplatPattern "dictionary_splat_pattern"
    DottedName "dotted_name"
    ElifClause "elif_clause"
    Ellipsis "ellipsis"
    ElseClause "else_clause"
    EscapeInterpolation "escape_interpolation"
    EscapeSequence "escape_sequence"
    ExceptClause "except_clause"
    ExecStatement "exec_statement"
    ExpressionList "expression_list"
    ExpressionStatement "expression_statement"
    False "false"
    FinallyClause "finally_clause"
    Float "float"
    ForInClause "for_in_clause"
    ForStatement "for_statement"
    FormatExpression "format_expression"
    FormatSpecifier "format_specifier"
    FunctionDefinition "function_definition"
    FutureImportStatement "future_import_statement"
    GeneratorExpression "generator_expression"
    GenericType "generic_type"
    GlobalStatement "global_statement"
    Identifier "identifier"
    IfClause "if_clause"
    IfStatement "if_statement"
    ImportFromStatement "import_from_statement"
    ImportPrefix "import_prefix"
    ImportStatement "import_statement"
    Integer "integer"
    Interpolation "interpolation"
    KeywordArgument "keyword_argument"
    KeywordPattern "keyword_pattern"
    KeywordSeparator "keyword_separator"
    Lambda "lambda"
    LambdaParameters "lambda_parameters"
    LineContinuation "line_continuation"
    List "list"
    ListComprehension "list_comprehension"
    ListPattern "list_pattern"
    ListSplat "list_splat"
    ListSplatPattern "list_splat_pattern"
    MatchStatement "match_statement"
    MemberType "member_type"
    Module "module"
    NamedExpression "named_expression"
    None "none"
    NonlocalStatement "nonlocal_statement"
    NotOperator "not_operator"
    Pair "pair"
    Parameters "parameters"
    ParenthesizedExpression "parenthesized_expression"
    ParenthesizedListSplat "parenthesized_list_splat"
    PassStatement "pass_statement"
    PatternList "pattern_list"
    PositionalSeparator "positional_separator"
    PrintStatement "print_statement"
    RaiseStatement "raise_statement"
    RelativeImport "relative_import"
    ReturnStatement "return_statement"
    Set "set"
    SetComprehension "set_comprehension"
    Slice "slice"
    Splat "splat"
    SplatPattern "splat_pattern"
    SplatType "splat_type"
    String "string"
    StringContent "string_content"
    StringEnd "string_end"
    StringStart "string_start"
    Subscript "subscript"
    True "true"
    TryStatement "try_statement"
    Tuple "tuple"
    TuplePattern "tuple_pattern"
    Type "type"
    TypeAliasStatement "type_alias_statement"
    TypeConversion "type_conversion"
    TypeParameter "type_parameter"
    TypeParameters "type_parameters"
    TypedDefaultParameter "typed_default_parameter"
    TypedParameter "typed_parameter"
    UnaryOperator "unary_operator"
    UnionPattern "union_pattern"
    UnionType "union_type"
    WhileStatement "while_statement"
    WildcardImport "wildcard_import"
    WithClause "with_clause"
    WithItem "with_item"
    WithStatement "with_statement"
    Yield "yield"
    Error "ERROR"
    ;
    LeftParen "(" = Lpar
    RightParen ")" = Rpar
    LeftBracket "[" = Lsqb
    RightBracket "]" = Rsqb
    LeftBrace "{" = Lbrace
    RightBrace "}" = Rbrace
    Comma "," = Comma
    Colon ":" = Colon
    Semicolon ";" = Semi
    Dot "." = Dot
    Arrow "->" = Rarrow
    ColonEqual ":=" = ColonEqual
    Equal "=" = Equal
    EqualEqual "==" = EqEqual
    NotEqual "!=" = NotEqual
    LessGreater "<>"
    Less "<" = Less
    LessEqual "<=" = LessEqual
    Greater ">" = Greater
    GreaterEqual ">=" = GreaterEqual
    Plus "+" = Plus
    Minus "-" = Minus
    Star "*" = Star
    DoubleStar "**" = DoubleStar
    Slash "/" = Slash
    DoubleSlash "//" = DoubleSlash
    Percent "%" = Percent
    At "@" = At
    LeftShift "<<" = LeftShift
    RightShift ">>" = RightShift
    Ampersand "&" = Amper
    Bar "|" = Vbar
    Caret "^" = CircumFlex
    Tilde "~" = Tilde
    PlusEqual "+=" = PlusEqual
    MinusEqual "-=" = MinusEqual
    StarEqual "*=" = StarEqual
    DoubleStarEqual "**=" = DoubleStarEqual
    SlashEqual "/=" = SlashEqual
    DoubleSlashEqual "//=" = DoubleSlashEqual
    PercentEqual "%=" = PercentEqual
    AtEqual "@=" = AtEqual
    LeftShiftEqual "<<=" = LeftShiftEqual
    RightShiftEqual ">>=" = RightShiftEqual
    AmpersandEqual "&=" = AmperEqual
    BarEqual "|=" = VbarEqual
    CaretEqual "^=" = CircumflexEqual
    Backslash "\\"
    Underscore "_"
    KwIsNot "is not"
    KwNotIn "not in"
    KwFuture "__future__"
    KwAnd "and" = And
    KwAs "as" = As
    KwAssert "assert" = Assert
    KwAsync "async" = Async
    KwAwait "await" = Await
    KwBreak "break" = Break
    KwCase "case" = Case
    KwClass "class" = Class
    KwContinue "continue" = Continue
    KwDef "def" = Def
    KwDel "del" = Del
    KwElif "elif" = Elif
    KwElse "else" = Else
    KwExcept "except" = Except
    KwExec "exec"
    KwFinally "finally" = Finally
    KwFor "for" = For
    KwFrom "from" = From
    KwGlobal "global" = Global
    KwIf "if" = If
    KwImport "import" = Import
    KwIn "in" = In
    KwIs "is" = Is
    KwLambda "lambda" = Lambda
    KwMatch "match" = Match
    KwNonlocal "nonlocal" = Nonlocal
    KwNot "not" = Not
    KwOr "or" = Or
    KwPass "pass" = Pass
    KwPrint "print"
    KwRaise "raise" = Raise
    KwReturn "return" = Return
    KwTry "try" = Try
    KwType "type" = Type
    KwWhile "while" = While
    KwWith "with" = With
    KwYield "yield" = Yield
}

fields! {
    Alias "alias"
    Alternative "alternative"
    Argument "argument"
    Arguments "arguments"
    Attribute "attribute"
    Body "body"
    Cause "cause"
    Code "code"
    Condition "condition"
    Consequence "consequence"
    Definition "definition"
    Expression "expression"
    FormatSpecifier "format_specifier"
    Function "function"
    Guard "guard"
    Key "key"
    Left "left"
    ModuleName "module_name"
    Name "name"
    Object "object"
    Operator "operator"
    Operators "operators"
    Parameters "parameters"
    ReturnType "return_type"
    Right "right"
    Subject "subject"
    Subscript "subscript"
    Superclasses "superclasses"
    Type "type"
    TypeConversion "type_conversion"
    TypeParameters "type_parameters"
    Value "value"
}

/// The kinds by tree-sitter's numbers, which may number one kind twice.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kind = |number: u16| {
        let name = LANGUAGE.node_kind_for_id(number).unwrap_or_default();
        let all = if LANGUAGE.node_kind_is_named(number) { Kind::NAMED } else { Kind::TOKENS };
        all.iter().copied().find(|kind| kind.name() == name).unwrap_or(Kind::Error)
    };
    (0..LANGUAGE.node_kind_count() as u16).map(kind).collect()
});

/// The fields by tree-sitter's numbers, which begin with 1.
static FIELDS: LazyLock<Vec<Option<Field>>> = LazyLock::new(|| {
    let field = |number: u16| {
        let name = LANGUAGE.field_name_for_id(number)?;
        Field::ALL.iter().copied().find(|field| field.name() == name)
    };
    (0..=LANGUAGE.field_count() as u16).map(field).collect()
});

impl Kind {
    /// The kind that tree-sitter gives a number. `ERROR` has one beyond the table.
    pub(super) fn of_number(number: u16) -> Kind {
        KINDS.get(usize::from(number)).copied().unwrap_or(Kind::Error)
    }

    /// Whether it is a rule of the grammar, not a bare token such as `(`.
    pub fn is_named(self) -> bool {
        self <= Kind::Error
    }

    /// Whether it is a keyword where it stands, such as `if`.
    pub fn is_keyword(self) -> bool {
        !self.is_named() && self.name().starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether it is `import` or `from ... import`, of `__future__` aside.
    pub fn is_import(self) -> bool {
        matches!(self, Kind::ImportStatement | Kind::ImportFromStatement)
    }

    /// Whether it is a statement by its name: neither a definition nor an assignment is one.
    pub fn is_statement(self) -> bool {
        self.name().ends_with("_statement")
    }

    /// Whether it is a clause of a statement or comprehension, such as `else`.
    pub fn is_clause(self) -> bool {
        self.name().ends_with("_clause")
    }

    /// Whether it is an assignment, an augmented one as well.
    pub fn is_assignment(self) -> bool {
        matches!(self, Kind::Assignment | Kind::AugmentedAssignment)
    }

    /// Whether it is a list, a tuple, a set or a dictionary that is written out.
    pub fn is_display(self) -> bool {
        matches!(self, Kind::List | Kind::Tuple | Kind::Set | Kind::Dictionary)
    }

    /// Whether it is a comprehension or a generator expression.
    pub fn is_comprehension(self) -> bool {
        matches!(
            self,
            Kind::ListComprehension
                | Kind::SetComprehension
                | Kind::DictionaryComprehension
                | Kind::GeneratorExpression
        )
    }
}

impl Field {
    /// The field that tree-sitter gives a number.
    pub(super) fn of_number(number: u16) -> Option<Field> {
        FIELDS.get(usize::from(number)).copied().flatten()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_visible_symbol_of_the_grammar_has_a_kind() {
        for number in 1..LANGUAGE.node_kind_count() as u16 {
            let name = LANGUAGE.node_kind_for_id(number).unwrap_or_default();
            if LANGUAGE.node_kind_is_visible(number) {
                assert_eq!(Kind::of_number(number).name(), name);
                assert_eq!(Kind::of_number(number).is_named(), LANGUAGE.node_kind_is_named(number), "{name}");
            }
        }
        for number in 1..=LANGUAGE.field_count() as u16 {
            assert_eq!(Field::of_number(number).map(Field::name), LANGUAGE.field_name_for_id(number));
        }
    }
}
