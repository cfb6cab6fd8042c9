"""Build the corpus of the benchmarks: the Python files of releases, old and current, and of two libraries.

usage: python bench/corpus.py FOLDER

The releases of corpus.txt are downloaded with pip and unpacked, `*.py` only; what cannot be had is named and
left out. The standard libraries of 2.7 and 3.13 are taken from pyenv, and pip of that 2.7 downloads old source
archives, if it is there.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSIONS = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
PLATFORMS = ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"]
# Trees of tests that are larger than what they test.
LEFT_OUT = ["salt-3000.9/salt-3000.9/tests", "cpython-3.13/test"]


def download(kind, release, folder):
    """Put the archive of a release into a folder; return whether that worked."""
    pip = [sys.executable, "-m", "pip"]
    common = ["download", "--quiet", "--no-deps", "--dest", folder, release]
    wheel = ["--only-binary=:all:", *(f"--platform={platform}" for platform in PLATFORMS)]
    ways = {
        "wheel": [[*pip, *common, *wheel, "--python-version=3.14"]],
        "old": [[*pip, *common, *wheel, "--python-version=3.7"]],
        "source": [
            *([str(python), "-m", "pip", *common] for python in VERSIONS.glob("2.7.*/bin/python2.7")),
            [*pip, *common, "--no-binary=:all:"],
        ],
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return any(subprocess.run(way, **quiet).returncode == 0 for way in ways[kind])


def unpack(archive, folder):
    """Write the Python files of an archive below a folder."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            files = [(name, opened.read(name)) for name in opened.namelist() if name.endswith(".py")]
    else:
        with tarfile.open(archive) as opened:
            members = [m for m in opened.getmembers() if m.isfile() and m.name.endswith(".py")]
            files = [(member.name, opened.extractfile(member).read()) for member in members]
    for name, data in files:
        path = folder / name
        if folder.resolve() in path.resolve().parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    corpus = Path(sys.argv[1])
    lines = [line.split() for line in (HERE / "corpus.txt").read_text().splitlines() if not line.startswith("#")]
    for kind, release in lines:
        folder = corpus / release.replace("==", "-")
        if folder.is_dir():
            continue
        with tempfile.TemporaryDirectory() as archives:
            if not download(kind, release, archives):
                print("left out:", release)
                continue
            for archive in Path(archives).iterdir():
                unpack(archive, folder)
    for version in ["2.7", "3.13"]:
        for library in VERSIONS.glob(f"{version}.*/lib/python{version}"):
            for path in library.rglob("*.py"):
                name = path.relative_to(library)
                if name.parts[0] != "site-packages":
                    new = corpus / f"cpython-{version}" / name
                    new.parent.mkdir(parents=True, exist_ok=True)
                    new.write_bytes(path.read_bytes())
    for name in LEFT_OUT:
        subprocess.run(["rm", "-rf", corpus / name], check=True)


if __name__ == "__main__":
    main()
