//! Old names of modules, so that `try: import ConfigParser … except ImportError: import configparser …` gives one value.
//!
//! The type checker is handed stubs of these modules. What a project or the library itself has under such a name wins.

/// The directory that holds the stubs, below the first root; no disk has it.
pub(super) const DIRECTORY: &str = "<python 2>";

/// Modules that Python 3.0 renamed, and where their public names are now.
const RENAMED: &[(&str, &[&str])] = &[
    ("BaseHTTPServer", &["http.server"]),
    ("CGIHTTPServer", &["http.server"]),
    ("ConfigParser", &["configparser"]),
    ("Cookie", &["http.cookies"]),
    ("DocXMLRPCServer", &["xmlrpc.server"]),
    ("HTMLParser", &["html.parser"]),
    ("Queue", &["queue"]),
    ("SimpleHTTPServer", &["http.server"]),
    ("SimpleXMLRPCServer", &["xmlrpc.server"]),
    ("SocketServer", &["socketserver"]),
    ("StringIO", &["io"]),
    ("UserDict", &["collections"]),
    ("UserList", &["collections"]),
    ("UserString", &["collections"]),
    ("__builtin__", &["builtins"]),
    ("anydbm", &["dbm"]),
    ("cPickle", &["pickle"]),
    ("cStringIO", &["io"]),
    ("cookielib", &["http.cookiejar"]),
    ("copy_reg", &["copyreg"]),
    ("dumbdbm", &["dbm.dumb"]),
    ("htmlentitydefs", &["html.entities"]),
    ("httplib", &["http.client"]),
    ("repr", &["reprlib"]),
    ("robotparser", &["urllib.robotparser"]),
    ("thread", &["_thread"]),
    ("unittest2", &["unittest"]),
    ("urllib2", &["urllib.request", "urllib.error"]),
    ("urlparse", &["urllib.parse"]),
    ("whichdb", &["dbm"]),
    ("xmlrpclib", &["xmlrpc.client"]),
];

/// What `six.moves` has under names of its own.
const MOVED: &[(&str, &str)] = &[
    ("BaseHTTPServer", "http.server"),
    ("CGIHTTPServer", "http.server"),
    ("SimpleHTTPServer", "http.server"),
    ("_thread", "_thread"),
    ("builtins", "builtins"),
    ("cPickle", "pickle"),
    ("collections_abc", "collections.abc"),
    ("configparser", "configparser"),
    ("copyreg", "copyreg"),
    ("html_entities", "html.entities"),
    ("html_parser", "html.parser"),
    ("http_client", "http.client"),
    ("http_cookiejar", "http.cookiejar"),
    ("http_cookies", "http.cookies"),
    ("queue", "queue"),
    ("reprlib", "reprlib"),
    ("socketserver", "socketserver"),
    ("urllib.error", "urllib.error"),
    ("urllib.parse", "urllib.parse"),
    ("urllib.request", "urllib.request"),
    ("urllib.response", "urllib.response"),
    ("urllib.robotparser", "urllib.robotparser"),
    ("urllib_parse", "urllib.parse"),
    ("xmlrpc_client", "xmlrpc.client"),
    ("xmlrpc_server", "xmlrpc.server"),
];

/// What is under the guard of the other Python is never reached; the rest is not known.
const SIX: &str = "\
from typing import Any, Literal
PY2: Literal[False]
PY3: Literal[True]
def __getattr__(name: str) -> Any: ...
";

/// What the attributes of `six.moves` are that are no modules.
const SIX_MOVES: &str = "\
from typing import Any
from builtins import input as input, range as range, range as xrange, map as map, filter as filter, zip as zip, chr as unichr
from collections import UserDict as UserDict, UserList as UserList, UserString as UserString
from functools import reduce as reduce
from importlib import reload as reload_module
from io import StringIO as StringIO, StringIO as cStringIO
from itertools import filterfalse as filterfalse, zip_longest as zip_longest
from os import getcwd as getcwd, getcwdb as getcwdb
from shlex import quote as shlex_quote
from sys import intern as intern
from . import urllib as urllib
def __getattr__(name: str) -> Any: ...
";

const SIX_URLLIB: &str = "\
from urllib import error as error, parse as parse, request as request, response as response, robotparser as robotparser
";

/// The stubs: paths below the directory, with `/` between the parts, and texts.
pub(super) fn stubs() -> Vec<(String, String)> {
    let star = |module: &str| format!("from {module} import *\n");
    let mut stubs = vec![
        ("six/__init__.pyi".to_owned(), SIX.to_owned()),
        ("six/moves/urllib/__init__.pyi".to_owned(), SIX_URLLIB.to_owned()),
    ];
    for (old, new) in RENAMED {
        stubs.push((format!("{old}.pyi"), new.iter().map(|module| star(module)).collect()));
    }
    let mut moves = SIX_MOVES.to_owned();
    for (name, module) in MOVED {
        stubs.push((format!("six/moves/{}.pyi", name.replace('.', "/")), star(module)));
        if !name.contains('.') {
            moves += &format!("import {module} as {name}\n");
        }
    }
    stubs.push(("six/moves/__init__.pyi".to_owned(), moves));
    stubs
}

/// The name that a module of these stubs has in Python 3, if it is one module.
pub(super) fn python3_name(module: &str) -> Option<&'static str> {
    if let Some(name) = module.strip_prefix("six.moves.") {
        return MOVED.iter().find(|(moved, _)| *moved == name).map(|(_, new)| *new);
    }
    match RENAMED.iter().find(|(old, _)| *old == module)?.1 {
        [new] => Some(new),
        _ => None,
    }
}
