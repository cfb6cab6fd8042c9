"""Runs a program as `python -m` or `-c` would, and leaves the interpreter as it was."""

import io
import json
import os
import runpy
import shutil
import sys
import traceback
import warnings

HOME = "/program"


def is_machinery(name):
    """Whether the interpreter itself holds on to a module."""
    origin = getattr(getattr(sys.modules[name], "__spec__", None), "origin", None)
    return origin in ("frozen", "built-in") or name.startswith(("importlib", "pyodide", "_pyodide", "__main__"))


# The library comes as an archive; programs may ask where its files are.
for archive in [path for path in sys.path if path.endswith(".zip")]:
    library = f"/lib/python3.{sys.version_info[1]}"
    shutil.unpack_archive(archive, library)
    sys.path[sys.path.index(archive)] = library
for name, module in list(sys.modules.items()):
    if ".zip/" in str(getattr(module, "__file__", "")) and not is_machinery(name):
        del sys.modules[name]
sys.path_importer_cache.clear()
import io, json, os, runpy, shutil, traceback, unittest, warnings  # noqa: E401, E402

# What keeps state of its own is loaded anew by every program.
LOADED = {name: module for name, module in sys.modules.items() if not name.startswith("logging")}
PATH = list(sys.path)
ENVIRONMENT = dict(os.environ)
FILTERS = list(warnings.filters)


def run(request):
    """Takes and returns JSON: `files`, `module` or `code`, `tests`, `strict`; what it printed and how it ended."""
    request = json.loads(request)
    shutil.rmtree(HOME, ignore_errors=True)
    for path, text in request["files"].items():
        path = os.path.join(HOME, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    os.chdir(HOME)
    sys.path[:] = [HOME, *PATH]
    warnings.filters[:] = FILTERS
    if request["strict"]:
        warnings.simplefilter("error", DeprecationWarning)
    output, errors = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    status, words = 0, ""
    try:
        start(request)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:
        status = 1
        words = traceback.format_exception_only(type(error), error)[-1].strip().splitlines()[-1]
    finally:
        words = words or (sys.stderr.getvalue().strip().splitlines() or [""])[-1]
        printed = sys.stdout.getvalue()
        sys.stdout, sys.stderr = output, errors
        restore()
    return json.dumps({"output": printed, "status": status, "words": words})


def start(request):
    if request["tests"]:
        sys.argv[:] = ["python -m unittest", request["module"]]
        unittest.main(module=None, argv=sys.argv)
    elif request["package"]:
        sys.argv[:] = ["-c"]
        __import__(request["module"])
    else:
        sys.argv[:] = [request["module"]]
        runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


def restore():
    os.chdir("/")
    sys.path[:] = PATH
    warnings.filters[:] = FILTERS
    sys.path_importer_cache.clear()
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    for name in set(sys.modules) - set(LOADED):
        if not is_machinery(name):
            del sys.modules[name]
    sys.modules.update(LOADED)
