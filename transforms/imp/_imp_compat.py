"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It has what the module `imp`, which Python 3.12 removed, had and the library has no
successor for: modules are found, and then loaded. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import importlib.machinery
import importlib.util
import os
import sys
import tokenize
from _imp import (
    acquire_lock,
    create_dynamic,
    get_frozen_object,
    init_frozen,
    is_builtin,
    is_frozen,
    is_frozen_package,
    lock_held,
    release_lock,
)

SEARCH_ERROR = 0
PY_SOURCE = 1
PY_COMPILED = 2
C_EXTENSION = 3
PY_RESOURCE = 4
PKG_DIRECTORY = 5
C_BUILTIN = 6
PY_FROZEN = 7
PY_CODERESOURCE = 8
IMP_HOOK = 9


class NullImporter:
    """An importer that finds nothing, for a path that is no folder."""

    def __init__(self, path):
        if path == "":
            raise ImportError("empty pathname", path="")
        if os.path.isdir(path):
            raise ImportError("existing directory", path=path)

    def find_module(self, fullname):
        return None


def get_suffixes():
    """The suffixes of modules, each with the mode to open the file in and the kind of module."""
    return [
        *((suffix, "rb", C_EXTENSION) for suffix in importlib.machinery.EXTENSION_SUFFIXES),
        *((suffix, "r", PY_SOURCE) for suffix in importlib.machinery.SOURCE_SUFFIXES),
        *((suffix, "rb", PY_COMPILED) for suffix in importlib.machinery.BYTECODE_SUFFIXES),
    ]


def find_module(name, path=None):
    """An open file or None, the path, and (suffix, mode, kind) of the module of a plain name."""
    if not isinstance(name, str):
        raise TypeError("'name' must be a str, not {}".format(type(name)))
    if not isinstance(path, (list, type(None))):
        raise RuntimeError("'path' must be None or a list, not {}".format(type(path)))
    if path is None:
        if is_builtin(name):
            return None, None, ("", "", C_BUILTIN)
        if is_frozen(name):
            return None, None, ("", "", PY_FROZEN)
        path = sys.path
    for folder in path:
        package = os.path.join(folder, name)
        for suffix in (".py", ".pyc"):
            if os.path.isfile(os.path.join(package, "__init__" + suffix)):
                return None, package, ("", "", PKG_DIRECTORY)
        for suffix, mode, kind in get_suffixes():
            filename = os.path.join(folder, name + suffix)
            if os.path.isfile(filename):
                return _open(filename, mode), filename, (suffix, mode, kind)
    raise ImportError("No module named {!r}".format(name), name=name)


def load_module(name, file, filename, details):
    """Load what `find_module()` has found; a module that is loaded already is run again."""
    suffix, mode, kind = details
    if mode and (not mode.startswith(("r", "U")) or "+" in mode):
        raise ValueError("invalid file open mode {!r}".format(mode))
    if file is None and kind in (PY_SOURCE, PY_COMPILED):
        raise ValueError("file object required for import (type code {})".format(kind))
    if kind == PY_SOURCE:
        return load_source(name, filename, file)
    if kind == PY_COMPILED:
        return load_compiled(name, filename, file)
    if kind == C_EXTENSION:
        return load_dynamic(name, filename, file)
    if kind == PKG_DIRECTORY:
        return load_package(name, filename)
    if kind == C_BUILTIN:
        return init_builtin(name)
    if kind == PY_FROZEN:
        return init_frozen(name)
    raise ImportError("Don't know how to import {} (type code {})".format(name, kind), name=name)


def load_source(name, pathname, file=None):
    """Load a module from its source; `file` is closed."""
    return _load_with(importlib.machinery.SourceFileLoader, name, pathname, file)


def load_compiled(name, pathname, file=None):
    """Load a module from its bytecode; `file` is closed."""
    return _load_with(importlib.machinery.SourcelessFileLoader, name, pathname, file)


def load_dynamic(name, path, file=None):
    """Load an extension module."""
    loader = importlib.machinery.ExtensionFileLoader(name, path)
    return _load(importlib.machinery.ModuleSpec(name, loader, origin=path), None)


def load_package(name, path):
    """Load a package from its folder."""
    if os.path.isdir(path):
        suffixes = importlib.machinery.SOURCE_SUFFIXES + importlib.machinery.BYTECODE_SUFFIXES
        files = [os.path.join(path, "__init__" + suffix) for suffix in suffixes]
        path = next(filter(os.path.exists, files), None)
        if path is None:
            raise ValueError("{!r} is not a package".format(os.path.dirname(files[0])))
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=[])
    return _load(spec, sys.modules.get(name))


def init_builtin(name):
    """Load a built-in module anew; None if there is none of that name."""
    spec = importlib.machinery.BuiltinImporter.find_spec(name)
    return None if spec is None else _load(spec, None)


def _open(filename, mode):
    if "b" in mode:
        return open(filename, mode)
    with open(filename, "rb") as file:
        encoding = tokenize.detect_encoding(file.readline)[0]
    return open(filename, mode, encoding=encoding)


def _load_with(loader, name, pathname, file):
    try:
        spec = importlib.util.spec_from_file_location(name, pathname, loader=loader(name, pathname))
        return _load(spec, sys.modules.get(name))
    finally:
        if file is not None:
            file.close()


def _load(spec, old):
    """Run a module, in the one that is there already if there is one."""
    module = importlib.util.module_from_spec(spec)
    if old is not None:
        vars(old).update(vars(module), __doc__=old.__doc__)
        spec.loader.exec_module(old)
        return sys.modules[spec.name]
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]
