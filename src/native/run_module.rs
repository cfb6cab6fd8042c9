//! Modules that are run by their name, `python -m smtpd`, and are gone: in the commands of a
//! program, and, for `project`, what is told of them wherever a command stands.

use super::dynamic_import::names_removed;
use super::no_setuptools::{RUNNERS, word};
use super::{Context, Found, Native, any_string, report};
use crate::matching::given;
use crate::model::{removed_in, removed_words};
use crate::syntax::{Field, Kind, Node};
use crate::text::Pieces;
use crate::version::Version;

pub(super) const NATIVE: Native = Native {
    company: || removed_words().map(str::to_owned).collect(),
    may_find,
    ..Native::new("run_module", find)
};

/// A string that is the name of a module that is gone, or has it behind `-m`.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| {
        let mut words = content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        names_removed(content.trim_ascii())
            || (words.by_ref().any(|word| word == b"-m") && words.next().is_some_and(names_removed))
    })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let module = context.module;
    let function = call.child(Field::Function)?;
    let name = function.child(Field::Attribute).unwrap_or(function).text();
    let first =
        given(call).into_iter().find(|argument| argument.stars == 0 && argument.keyword.is_none())?.value;
    let by_name = context.world.names(module, function).only() == Some("runpy.run_module");
    if !by_name && !RUNNERS.contains(&name) {
        return None;
    }
    let words: Vec<String> = match first.kind() {
        Kind::List | Kind::Tuple => first.parts().map(|part| said(context, part)).collect(),
        Kind::String if by_name => {
            ["python".to_owned(), "-m".to_owned()].into_iter().chain(word(first)).collect()
        }
        Kind::String => word(first)?.split_whitespace().map(str::to_owned).collect(),
        _ => return None,
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let at =
        words.iter().position(|word| *word == "-m").filter(|at| is_python(words[..*at].last().copied()))?;
    let gone = gone(words.get(at + 1)?, words.get(at + 2..).unwrap_or_default())?;
    if context.window.target < gone.since {
        return None;
    }
    report(context, call, &gone.message, vec![module.reason(call, format!("it runs `{}`", gone.module))])
}

/// A word of a command, as its author knows it.
fn said(context: &Context<'_>, part: Node<'_>) -> String {
    match context.world.names(context.module, part).only() {
        Some("sys.executable") => "python".to_owned(),
        _ => word(part).unwrap_or_else(|| "…".to_owned()),
    }
}

fn is_python(program: Option<&str>) -> bool {
    let name = program.unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = name.trim_end_matches(".exe").trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let old = name.starts_with("python2");
    matches!(plain, "python" | "py" | "pypy") && !old
}

/// What is told of a command.
pub struct Gone {
    /// The module.
    pub module: String,
    /// The first Python without it.
    pub since: Version,
    /// What to do.
    pub message: String,
}

/// What is told of `python -m MODULE ARGUMENTS`, if the module is gone from the library.
pub fn gone(module: &str, arguments: &[&str]) -> Option<Gone> {
    let since = removed_in(module).filter(|_| module != "pkg_resources")?;
    let instead = match module {
        "smtpd" => format!("install `aiosmtpd` and run {}.", mail_server(arguments)),
        _ => "`upshift list` shows what takes the place of its parts.".to_owned(),
    };
    let message = format!("`{module}` is gone from Python {since} on: {instead}");
    Some(Gone { module: module.to_owned(), since, message })
}

/// The command of `aiosmtpd` for the arguments of `smtpd`.
fn mail_server(arguments: &[&str]) -> String {
    let mut command = vec!["python -m aiosmtpd".to_owned()];
    let mut class = "PureProxy";
    let mut addresses: Vec<&str> = Vec::new();
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "-n" | "--nosetuid" => command.push("-n".to_owned()),
            "-u" | "--smtputf8" | "-d" | "--debug" => command.push(argument.to_owned()),
            "-c" | "--class" => class = rest.next().unwrap_or_default(),
            "-s" | "--size" => command.push(format!("-s {}", rest.next().unwrap_or_default())),
            ">" | "2>" | "&" | ">>" => break,
            _ => addresses.push(argument),
        }
    }
    let handler = match class.rsplit('.').next().unwrap_or(class) {
        "DebuggingServer" => String::new(),
        "PureProxy" => {
            let remote = addresses.get(1).copied().unwrap_or("localhost:25");
            format!(" -c aiosmtpd.handlers.Proxy {}", remote.replace(':', " "))
        }
        other => format!(" -c MODULE.{other}"),
    };
    let local = addresses.first().copied().unwrap_or("localhost:8025");
    format!("`{} -l {local}{handler}`", command.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::may_find_in;

    #[test]
    fn a_module_behind_its_flag_counts() {
        assert!(may_find_in(&NATIVE, "['-m', 'smtpd']") && may_find_in(&NATIVE, "'python -c x -m smtpd -n'"));
        assert!(
            !may_find_in(&NATIVE, "'-m', 'about smtpd'")
                && !may_find_in(&NATIVE, "'python -m json.tool' # smtpd")
        );
    }

    #[test]
    fn a_mail_server_has_a_command_that_takes_its_place() {
        let told = |arguments: &str| mail_server(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!(told("-n -c DebuggingServer localhost:1025"), "`python -m aiosmtpd -n -l localhost:1025`");
        assert_eq!(
            told("-n localhost:1025 mail.example.org:25"),
            "`python -m aiosmtpd -n -l localhost:1025 -c aiosmtpd.handlers.Proxy mail.example.org 25`"
        );
        assert_eq!(
            told("-s 1000 -c smtpd.DebuggingServer"),
            "`python -m aiosmtpd -s 1000 -l localhost:8025`"
        );
    }

    #[test]
    fn only_what_is_gone_is_told_of() {
        assert!(gone("http.server", &[]).is_none() && gone("pkg_resources", &[]).is_none());
        assert_eq!(gone("lib2to3", &[]).map(|gone| gone.since), Some(Version::new(3, 13)));
    }
}
