"""Writes src/knowledge/stdlib_names.txt: the builtins and the top-level modules of the standard library.

    python tools/stdlib_names.py [--pyodide FOLDER] PYTHON3.6 PYTHON3.7 … > src/knowledge/stdlib_names.txt

Each interpreter, given oldest first, is asked for its names; `--pyodide`, which can be repeated, names the folder of
an interpreter that runs under Node.js, for Pythons that are newer than the others. The line of a name that the newest
of them lacks ends with the last Python that has it: `module asyncore 3.11`.
"""

import argparse
import json
import subprocess

# `sys.stdlib_module_names` is there from Python 3.10 on. Some builtins exist on one platform only.
ASK = """
import builtins, json, sys
names = [["builtin", name] for name in dir(builtins) if not name.startswith("__") and name != "_"]
names += [["builtin", "WindowsError"]]
names += [["module", name] for name in getattr(sys, "stdlib_module_names", ())]
json.dumps([sys.version_info[:2], names])
"""
NODE = """
const { loadPyodide } = await import(process.argv[1] + "/pyodide.mjs");
console.log((await loadPyodide()).runPython(process.argv[2]));
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("interpreters", nargs="+")
    parser.add_argument("--pyodide", action="append", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    lines = ASK.strip().splitlines()
    native = "\n".join([*lines[:-1], f"print({lines[-1]})"])
    commands = [[interpreter, "-I", "-S", "-c", native] for interpreter in arguments.interpreters]
    commands += [["node", "--input-type=module", "-e", NODE, folder, ASK] for folder in arguments.pyodide]
    last = {}
    for command in commands:
        version, names = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        last.update({tuple(name): version for name in names})
    newest = max(last.values())
    print("# Written by tools/stdlib_names.py: builtins and top-level modules; those that are gone with the last Python that has them.")
    for (kind, name), version in sorted(last.items()):
        print(kind, name, *(["{}.{}".format(*version)] if version != newest else []))


if __name__ == "__main__":
    main()
