"""Builds the wheel with maturin, which takes either a program or a module: the program is built first, and comes into
the wheel of the module as one of its scripts.

This is the build backend of pyproject.toml (PEP 517). Options for `maturin build` come in `build-args`:

    pip wheel . --no-deps --config-settings build-args="--locked --target x86_64-unknown-linux-gnu"
"""

import shutil
import tempfile
import zipfile
from pathlib import Path

import maturin
from maturin import *  # noqa: F403  # The other hooks are those of maturin.

TOP = Path(__file__).resolve().parent.parent
# Where maturin looks for what comes with the module.
DATA = TOP / "upshift._native.data"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds the wheel; returns its name."""
    return with_program(maturin.build_wheel, wheel_directory, config_settings, metadata_directory)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds a wheel whose module is the source; returns its name."""
    return with_program(maturin.build_editable, wheel_directory, config_settings, metadata_directory)


def with_program(build, wheel_directory, config_settings, metadata_directory):
    # `upshift mcp` is in every wheel.
    program = ["--bindings", "bin", "--manifest-path", str(TOP / "Cargo.toml"), "--features", "mcp"]
    given = maturin.get_maturin_pep517_args(config_settings)
    with tempfile.TemporaryDirectory() as folder:
        name = maturin.build_wheel(folder, {"build-args": [*given, *program]})
        shutil.rmtree(DATA, ignore_errors=True)
        with zipfile.ZipFile(Path(folder, name)) as wheel:
            for path in wheel.namelist():
                if ".data/scripts/" in path:
                    script = DATA / "scripts" / Path(path).name
                    script.parent.mkdir(parents=True, exist_ok=True)
                    script.write_bytes(wheel.read(path))
                    script.chmod(0o755)
    try:
        return build(wheel_directory, config_settings, metadata_directory)
    finally:
        shutil.rmtree(DATA)
