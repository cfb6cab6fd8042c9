#!/usr/bin/env python3
"""Runs a build of upshift with a profile of upshift at work, so that the compiler knows which code runs often (PGO).

    python tools/pgo.py cargo build --release --locked

The profile is made first: an instrumented program upgrades the standard library of the Python that runs this script
(nothing is written) and tests its own transforms. The build is then run with the profile in RUSTFLAGS. It needs the
component llvm-tools of rustup: `rustup component add llvm-tools`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "target" / "pgo"
PROFILE = FOLDER / "upshift.profdata"


def run(*command, **options):
    subprocess.run([str(part) for part in command], cwd=TOP, check=True, **options)


def told(*command):
    return subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stdout.strip()


def with_flags(*flags):
    """The environment with more flags for rustc, which may hold spaces. The program is optimised as a whole, which takes
    time and pays once for everybody who runs a release."""
    all_flags = "\x1f".join([*os.environ.get("RUSTFLAGS", "").split(), *flags])
    whole = {"CARGO_PROFILE_RELEASE_LTO": "fat", "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "1"}
    return {**os.environ, **whole, "CARGO_ENCODED_RUSTFLAGS": all_flags}


def merger(host):
    """The program of rustup's component that merges profiles."""
    name = "llvm-profdata.exe" if os.name == "nt" else "llvm-profdata"
    path = Path(told("rustc", "--print", "sysroot"), "lib", "rustlib", host, "bin", name)
    if not path.exists():
        sys.exit(f"pgo.py: {path} is missing: run `rustup component add llvm-tools`")
    return path


def profile():
    """Writes the profile."""
    host = told("rustc", "--print", "host-tuple")
    merge = merger(host)
    raw = FOLDER / "raw"
    shutil.rmtree(raw, ignore_errors=True)
    # With a target, the flag does not concern build scripts and macros.
    build = ["cargo", "build", "--release", "--locked", "--features", "mcp", "--target", host, "--target-dir", FOLDER]
    run(*build, env=with_flags(f"-Cprofile-generate={raw}"))
    program = FOLDER / host / "release" / ("upshift.exe" if os.name == "nt" else "upshift")
    library = sysconfig.get_paths()["stdlib"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # They end with 1: something is found.
    subprocess.run([program, "diff", "--no-cache", "--min", "3.8", library], cwd=FOLDER, **silent)
    subprocess.run([program, "check", "--no-cache", "--min", "3.8", library], cwd=FOLDER, **silent)
    run(program, "test", **silent)
    run(merge, "merge", "-o", PROFILE, raw)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the build, such as `cargo build --release`")
    command = parser.parse_args().command
    if not command:
        parser.error("name the build, such as `cargo build --release`")
    profile()
    # The module and what generated code adds are in no profile, which is no reason to warn.
    run(*command, env=with_flags(f"-Cprofile-use={PROFILE}", "-Cllvm-args=-pgo-warn-missing-function=false"))


main()
