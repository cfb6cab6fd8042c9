"""Runs the program that came with this module: `python -m upshift`."""

import os
import subprocess
import sys
import sysconfig
from typing import NoReturn


def find() -> str:
    """The path of the program.

    It is among the scripts of this environment, of the user, or, after `pip install --target`, of the
    folder that the package is in. Raises FileNotFoundError, which says where it was looked for.
    """
    name = "upshift" + (sysconfig.get_config_var("EXE") or "")
    user = sysconfig.get_preferred_scheme("user") if sys.version_info >= (3, 10) else os.name + "_user"
    target = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin")
    folders = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", user), target]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError("there is no {} in {}".format(name, ", ".join(folders)))


def main() -> NoReturn:
    """Runs it with the arguments of this process, and ends as it does."""
    program = find()
    if os.name == "nt":
        sys.exit(subprocess.call([program, *sys.argv[1:]]))
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
