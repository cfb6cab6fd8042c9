"""Measure upshift beside its peers, in one interleaved run, and write docs/performance.md.

usage: python bench/run.py [--upshift PROGRAM] [--corpus FOLDER] [--work FOLDER] [--rounds N] [--patience S] [--page]

Without `--corpus` the corpus is built with corpus.py below the work folder (default target/bench), where the
peers are installed with pip as well. Name a work folder outside of any repository: in one, every
project of the trees may be imported by all others, and all are looked through. Every figure is the median of the rounds; ratios are medians of the ratios
of one round, since machines differ and have bad moments. With `--page` nothing is measured: the page is written
again from what was, say after a change of notes.md.
"""

import argparse
import datetime
import json
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = ["ripgrep", "ruff", "ast-grep-cli", "pyupgrade", "libcst"]
# Current releases that use nothing of what is gone.
CURRENT = ["django-6", "attrs", "black", "flask", "requests", "urllib3", "pydantic", "aiohttp", "fastapi", "werkzeug"]
# What the slow peers are given.
SMALL = ["supervisor", "nose", "pip-9", "pylint-1", "tornado-4", "buildbot", "Paste"]
NO_SYNC = """
#include <sys/types.h>
int fsync(int fd) { (void)fd; return 0; }
int fdatasync(int fd) { (void)fd; return 0; }
"""


class Bench:
    """The tools, the trees, and what was measured: seconds and bytes by name, one entry a round."""

    def __init__(self, options):
        self.work = Path(options.work).resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.upshift = Path(options.upshift).resolve()
        self.corpus = Path(options.corpus or self.work / "corpus").resolve()
        self.rounds = options.rounds
        self.patience = options.patience
        self.seconds = {}
        self.memory = {}
        self.status = {}
        self.date = str(datetime.date.today())

    def prepare(self):
        """Install the peers, and lay out the trees."""
        if not self.corpus.is_dir():
            subprocess.run([sys.executable, HERE / "corpus.py", self.corpus], check=True)
        self.bin = self.work / "venv/bin"
        if not (self.bin / "peers-installed").exists():
            subprocess.run([sys.executable, "-m", "venv", self.work / "venv"], check=True)
            subprocess.run([self.bin / "pip", "install", "--quiet", *PEERS], check=True)
            (self.bin / "peers-installed").touch()
        self.current = self.tree("current", CURRENT)
        self.small = self.tree("small", SMALL)
        self.other = self.tree("other", SMALL)
        lines = [line for line in (HERE / "rules.txt").read_text().splitlines() if not line.startswith("#")]
        rules = [line.replace(" : ", " -> ").split(" -> ") for line in lines]
        self.words = [word for _, _, word in rules]
        documents = [
            f"id: rule-{number}\nlanguage: Python\nrule:\n  pattern: {json.dumps(old)}\nfix: {json.dumps(new)}\n"
            for number, (old, new, _) in enumerate(rules)
        ]
        self.rules = self.work / "rules.yml"
        self.rules.write_text("---\n".join(documents))
        # In a project of its own: the files around it are looked at for uses of what changes.
        self.one = self.work / "one" / "one.py"
        self.one.parent.mkdir(parents=True, exist_ok=True)
        (self.one.parent / "pyproject.toml").write_text('[project]\nname = "one"\n')
        self.one.write_text("import configparser\n\nparser = configparser.SafeConfigParser()\n")
        (self.work / "nosync.c").write_text(NO_SYNC)
        self.no_sync = self.work / "nosync.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", self.no_sync, self.work / "nosync.c"], check=True)
        for name in ["one", "two", "four", "six"]:
            self.times(name, {"one": 1, "two": 2, "four": 4, "six": 6}[name])
        self.edited = self.work / "edited"
        if not self.edited.is_dir():
            subprocess.run(["cp", "-al", self.corpus, self.edited], check=True)
        self.cold = self.work / "cache-cold"
        self.warm = self.work / "cache-warm"

    def edit(self, number):
        """Edit a hundredth of the files of the copy: each gets a function at its end."""
        files = sorted(path for path in self.edited.rglob("*.py") if path.is_file())
        for path in random.Random(number).sample(files, len(files) // 100):
            data = path.read_bytes() + b"\n\ndef added_function(value):\n    return value + 1\n"
            # The file is a link to that of the corpus, which must stay as it is.
            path.unlink()
            path.write_bytes(data)

    def tree(self, name, releases):
        """A tree of some releases of the corpus."""
        folder = self.work / name
        if not folder.is_dir():
            for release in sorted(self.corpus.iterdir()):
                if release.name.startswith(tuple(releases)):
                    shutil.copytree(release, folder / release.name)
        return folder

    def times(self, name, count):
        """The corpus so many times, by links."""
        folder = self.work / "times" / name
        for copy in range(count):
            if not (folder / str(copy)).is_dir():
                (folder / str(copy)).parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(["cp", "-al", self.corpus, folder / str(copy)], check=True)

    def run(self, name, command, cwd=None, env=None, measured=True):
        """Run a command once, and keep how long it took and how much memory it had at most.

        One that takes longer than somebody's patience is stopped; its status is then negative. Results of earlier
        runs are used only where `env` names them."""
        shutil.rmtree(self.cold, ignore_errors=True)
        begun = time.perf_counter()
        child = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd or self.corpus,
            env={**os.environ, "UPSHIFT_CACHE_DIR": str(self.cold), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        watch = threading.Timer(self.patience, os.killpg, [child.pid, signal.SIGKILL])
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        taken = time.perf_counter() - begun
        # 1: something is found; 2: a file of Python 2 is among them.
        if child.returncode not in (0, 1, 2):
            print(f"{name}: ended with {child.returncode}", file=sys.stderr)
        if measured:
            self.seconds.setdefault(name, []).append(taken)
            self.memory.setdefault(name, []).append(usage.ru_maxrss * 1024)
            self.status[name] = child.returncode

    def search(self, words, *options):
        """ripgrep over Python files, for whole words."""
        return [self.bin / "rg", "--no-messages", "-c", "-w", "-g", "*.py", *options, "|".join(words)]

    def round(self):
        """Everything once. What is compared stands together."""
        up = self.upshift
        # Nobody is to pay for what only the first one of all has to read from the disk.
        self.run("", self.search(["readfp"]), measured=False)
        self.run("rg 2 words", self.search(["readfp", "configparser"]))
        self.run("one transform", [up, "diff", "--select", "configparser/readfp"])
        self.run("rg 30 words, current", self.search(self.words), self.current)
        self.run("nothing to do", [up, "diff"], self.current)
        self.run("rg 30 words", self.search(self.words))
        self.run("all", [up, "diff"])
        self.run("ruff UP", [self.bin / "ruff", "check", "--isolated", "--no-cache", "--select", "UP", "--diff"])
        kept = {"UPSHIFT_CACHE_DIR": str(self.warm)}
        self.run("", [up, "diff"], env=kept, measured=False)
        self.run("all, warm", [up, "diff"], env=kept)
        self.run("", [up, "diff"], self.edited, env=kept, measured=False)
        self.edit(len(self.seconds["all, warm"]))
        self.run("all, edited", [up, "diff"], self.edited, env=kept)
        self.run("ast-grep", [self.bin / "ast-grep", "scan", "--rule", self.rules, "--threads", "2", "."])
        self.run("one file", [up, "check", self.one])
        self.run("ruff, one file", [self.bin / "ruff", "check", "--isolated", "--no-cache", self.one])
        # The small tree was last looked at a round ago: nobody is to pay for that.
        self.run("", [up, "diff"], self.small, measured=False)
        self.run("diff, small", [up, "diff"], self.small)
        self.run("diff, small, one thread", [up, "diff", "-j", "1"], self.small)
        self.both("diff, small, two at once", [up, "diff", "-j", "1"], [self.small, self.other])
        self.write("fix, small", {})
        self.write("fix, small, no fsync", {"LD_PRELOAD": str(self.no_sync)})
        self.run("ruff UP, small", [self.bin / "ruff", "check", "--isolated", "--no-cache", "--select", "UP", "--diff"], self.small)
        for name in ["one", "two", "four", "six"]:
            self.run(f"times {name}", [up, "diff", "--select", "configparser/readfp"], self.work / "times" / name)

    def both(self, name, command, folders):
        """Two runs that share nothing, at once: half the time of both is the best that two threads can do."""
        silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        begun = time.perf_counter()
        children = [subprocess.Popen([str(part) for part in command], cwd=folder, **silent) for folder in folders]
        for child in children:
            child.wait()
        self.seconds.setdefault(name, []).append((time.perf_counter() - begun) / 2)

    def write(self, name, env):
        """`fix` over the small tree, and back."""
        journal = ["--journal", self.work / "journal"]
        self.run(name, [self.upshift, "fix", *journal], self.small, env)
        self.run("", [self.upshift, "undo", *journal], self.small, measured=False)

    def slow(self):
        """The peers that take too long for every round, once, over copies of the small tree."""
        for name in ["pyupgrade", "libcst"]:
            copy = self.work / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self.small, copy)
            files = sorted(str(path) for path in copy.rglob("*.py"))
            if name == "pyupgrade":
                self.run(name, [self.bin / "pyupgrade", "--py312-plus", "--exit-zero-even-if-changed", *files], copy)
            else:
                rename = ["--old_name", "configparser.SafeConfigParser", "--new_name", "configparser.ConfigParser"]
                tool = [self.bin / "python", "-m", "libcst.tool", "codemod", "rename.RenameCommand"]
                self.run(name, [*tool, "-j", "2", "--no-format", *rename, "."], copy)

    def median(self, name):
        """Seconds."""
        return statistics.median(self.seconds[name])

    def ratio(self, name, other):
        """How many times as long as another."""
        return statistics.median(a / b for a, b in zip(self.seconds[name], self.seconds[other]))

    def page(self):
        """The document."""

        def version(program, *arguments):
            told = subprocess.run([program, *(arguments or ["--version"])], capture_output=True, text=True).stdout
            return told.strip().splitlines()[0]

        files = [path for path in self.corpus.rglob("*.py") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        small = [path for path in self.small.rglob("*.py")]
        rows = [
            ("one transform, dry run", "one transform", "rg 2 words", "ripgrep, its words", "≤ 1.5"),
            ("nothing to do: current releases", "nothing to do", "rg 30 words, current", "ripgrep, 30 words", "≤ 6"),
            ("all transforms", "all", "ruff UP", "`ruff check --select UP --diff`", "≤ 0.8"),
            ("", "all", "ast-grep", "ast-grep, 30 rules", "≤ 0.2"),
            ("the same, nothing edited since the last run", "all, warm", "rg 30 words", "ripgrep, 30 words", "≤ 3"),
            ("the same, a hundredth of the files edited", "all, edited", "all", "all transforms", "≤ 0.1, and the one above"),
            ("`fix`, small tree", "fix, small", "diff, small", "`diff`", ""),
            ("`fix`, small tree, without fsync", "fix, small, no fsync", "diff, small", "`diff`", "≤ 1.3"),
            ("`check` of one small file", "one file", "ruff, one file", "`ruff check` of it", "≤ 1"),
            ("two threads, small tree", "diff, small", "diff, small, one thread", "one thread", "≤ 0.56"),
            ("two runs of one thread at once, half of their time", "diff, small, two at once", "diff, small, one thread", "one thread", "the limit"),
            ("one transform, the corpus twice", "times two", "times one", "once", "2 ± 10 %"),
            ("one transform, four times", "times four", "times one", "once", "4 ± 10 %"),
            ("one transform, six times", "times six", "times one", "once", "6 ± 10 %"),
        ]
        processor = next(
            (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
            platform.processor(),
        )
        text = [
            "# Performance",
            "",
            "Written by `python bench/run.py`; do not edit.",
            "",
            f"{self.date}, {os.cpu_count()} cores of {processor}, {platform.system()} {platform.machine()}; "
            f"{version(self.upshift)}, {version(self.bin / 'ruff')}, {version(self.bin / 'rg')}, "
            f"{version(self.bin / 'ast-grep')}, Python {platform.python_version()}.",
            "",
            f"The corpus has {len(files):,} files, {size / 1e6:.1f} MB: releases old and current, and the standard "
            f"libraries of 2.7 and 3.13 (`bench/corpus.txt`). The small tree has {len(small):,} files of it. "
            f"Medians of {self.rounds} interleaved rounds, two threads unless said; a ratio is the median of the ratios "
            "of one round, and carries over to other machines better than seconds do.",
            "",
            "| run | seconds | beside | seconds | ratio | goal |",
            "|---|---|---|---|---|---|",
        ]
        for title, own, other, called, goal in rows:
            # One that was stopped would have taken longer.
            over, under = ("over ", "under ") if self.status[other] < 0 else ("", "")
            text.append(
                f"| {title} | {self.median(own):.3f} | {called} | {over}{self.median(other):.3f} | "
                f"{under}{self.ratio(own, other):.2f} | {goal} |"
            )
        text += ["", "| memory, at most | MB |", "|---|---|"]
        for title, own in [
            ("all transforms", "all"),
            ("one transform", "one transform"),
            ("ruff UP", "ruff UP"),
            ("ast-grep, 30 rules", "ast-grep"),
        ]:
            text.append(f"| {title} | {statistics.median(self.memory[own]) / 1e6:.0f} |")
        text += ["", "| the slow ones, once, small tree | seconds | times `upshift diff` |", "|---|---|---|"]
        for title, own in [("`pyupgrade --py312-plus`, one process", "pyupgrade"), ("libcst, one rename, two processes", "libcst")]:
            ended = "" if self.status[own] >= 0 else "stopped after "
            times = self.median(own) / self.median("diff, small")
            text.append(f"| {title} | {ended}{self.median(own):.1f} | {'' if not ended else 'over '}{times:.0f} |")
        text += [
            "",
            "The tools do not do the same: ruff and pyupgrade modernise syntax, ast-grep rewrites by shape alone, libcst "
            "renames one class. It is what each costs for a dry run that is like ours.",
            "",
            (HERE / "notes.md").read_text(encoding="utf-8").strip(),
            "",
        ]
        return "\n".join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--upshift", default=ROOT / "target/release/upshift")
    parser.add_argument("--corpus")
    parser.add_argument("--work", default=ROOT / "target/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=900, help="seconds after which a slow peer is stopped")
    parser.add_argument("--page", action="store_true", help="only write the page, from what was measured before")
    options = parser.parse_args()
    bench = Bench(options)
    bench.prepare()
    measured = bench.work / "measured.json"
    page = ROOT / "docs/performance.md"
    if options.page:
        bench.seconds, bench.memory, bench.status, bench.date = json.loads(measured.read_text())
        page.write_text(bench.page(), encoding="utf-8")
        return
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds}", flush=True)
        bench.round()
    bench.slow()
    measured.write_text(json.dumps([bench.seconds, bench.memory, bench.status, bench.date], indent=1))
    page.write_text(bench.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
