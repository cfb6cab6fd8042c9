"""A lone `%` in an argparse help text raises since Python 3.14.

The text is a template: `%(default)s` and the like are replaced, and `%%` stands for
`%`. Python 3.14 checks it when an argument or a command is added, and raises
`ValueError`; an older Python fails when it prints the help. `20% reduction` does not
raise, because `% r` is a format too, but it prints all that is known of the argument.
"""

from argparse import Action, ArgumentParser, _ActionsContainer, _SubParsersAction

removed = "3.14"
reference = "whatsnew/3.14#argparse"


# Templates that are in order, up to a `%` that is none: at the end, before another character than `%` and `(`,
# with a name in parentheses and no letter behind it, or with a name that no action has by its first letters.
def before(
    parser: ArgumentParser | _ActionsContainer,
    *names,
    help: Text[
        r"^(?s:[^%]|%%|%\(\w+\)[-#0 +]*\d*(?:\.\d*)?[diouxXeEfFgGcrsa])*%(?:$|[^%(]|\(\w*(?:$|[^\w)])|\(\w+\)[-#0 +]*\d*(?:\.\d*)?(?:$|[^-#0 +\d.diouxXeEfFgGcrsa])|\((?:[^cdhmnoprtv]|c[^ho]|ch[^o]|co[^n]|d[^e]|de[^fps]|h[^e]|he[^l]|m[^e]|me[^t]|n[^a]|na[^r]|o[^p]|op[^t]|p[^r]|pr[^o]|r[^e]|re[^q]|t[^y]|ty[^p]|v[^e]|ve[^r]))"
    ],
    **options,
):
    """Double a `%` that is to be printed, and write `%(default)s` and the like for what is to be replaced."""
    return parser.add_argument(*names, help=help, **options)


def before_subparsers(
    parser: ArgumentParser,
    help: Text[
        r"^(?s:[^%]|%%|%\(\w+\)[-#0 +]*\d*(?:\.\d*)?[diouxXeEfFgGcrsa])*%(?:$|[^%(]|\(\w*(?:$|[^\w)])|\(\w+\)[-#0 +]*\d*(?:\.\d*)?(?:$|[^-#0 +\d.diouxXeEfFgGcrsa])|\((?:[^cdhmnoprtv]|c[^ho]|ch[^o]|co[^n]|d[^e]|de[^fps]|h[^e]|he[^l]|m[^e]|me[^t]|n[^a]|na[^r]|o[^p]|op[^t]|p[^r]|pr[^o]|r[^e]|re[^q]|t[^y]|ty[^p]|v[^e]|ve[^r]))"
    ],
    **options,
):
    """Double a `%` that is to be printed, and write `%(default)s` and the like for what is to be replaced."""
    return parser.add_subparsers(help=help, **options)


def before_subparser(
    commands: Action | _SubParsersAction,
    name,
    help: Text[
        r"^(?s:[^%]|%%|%\(\w+\)[-#0 +]*\d*(?:\.\d*)?[diouxXeEfFgGcrsa])*%(?:$|[^%(]|\(\w*(?:$|[^\w)])|\(\w+\)[-#0 +]*\d*(?:\.\d*)?(?:$|[^-#0 +\d.diouxXeEfFgGcrsa])|\((?:[^cdhmnoprtv]|c[^ho]|ch[^o]|co[^n]|d[^e]|de[^fps]|h[^e]|he[^l]|m[^e]|me[^t]|n[^a]|na[^r]|o[^p]|op[^t]|p[^r]|pr[^o]|r[^e]|re[^q]|t[^y]|ty[^p]|v[^e]|ve[^r]))"
    ],
    **options,
):
    """Double a `%` that is to be printed, and write `%(default)s` and the like for what is to be replaced."""
    return commands.add_parser(name, help=help, **options)


examples = '''
@@ a percent sign that is printed
 import argparse

 parser = argparse.ArgumentParser()
!parser.add_argument("--level", help="the level, such as 95% of all")
!parser.add_argument("--share", help="in %")
 print(parser.parse_args([]))

@@ a text with a name
 import argparse

 SHARE = "in %"
 LEVEL = "the level (%(default)s)"
 TWICE = "in %"
 TWICE = "in percent"

 def parse(text="in %"):
     parser = argparse.ArgumentParser()
!    parser.add_argument("--share", help=SHARE)
     parser.add_argument("--level", help=LEVEL)
     parser.add_argument("--twice", help=TWICE)
     parser.add_argument("--text", help=text)
     return parser

@@ a name that no action has, and a missing letter
 from argparse import ArgumentParser

 parser = ArgumentParser()
 group = parser.add_argument_group("logging")
!group.add_argument("--format", help="such as %(asctime)s")
!group.add_argument("-n", default=1, help="how many (default: %(default))")
 print(parser.parse_args([]))

@@ commands
 import argparse

 parser = argparse.ArgumentParser()
!commands = parser.add_subparsers(help="100% of them")
!scale = commands.add_parser("scale", help="scale to 50%", description="scale to 50%")
!scale.add_argument("--to", help="by default 50%")
 print(parser.parse_args([]))

@@ a template
 import argparse

 parser = argparse.ArgumentParser()
 parser.add_argument("--share", type=int, default=5, help="100%% or %(default)d%% (%(type)s)")
 print(parser.format_help().count("%"))

@@ a description, and the parser of another library
 import argparse

 class Parser:
     def add_argument(self, name, help):
         print(name, help)

 argparse.ArgumentParser(description="50%").print_usage()
 Parser().add_argument("--share", help="in %")
'''
