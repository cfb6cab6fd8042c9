"""Upgrades a copy of a tree of projects, and shows that nothing broke.

    python3.13 tools/corpus.py UPSHIFT TREE COPY [--old PYTHON] [--sample N [--seed S]]

TREE holds one folder a project. Each is copied to COPY and upgraded there by `UPSHIFT fix --suggested`. Then it must hold that
- nothing was dropped as a defect, and nothing panicked;
- outside the edits that `check --format json` tells, every byte is as before;
- every file that Python accepted is still accepted, by the Python that runs this and by `--old`;
- a second run changes nothing.
What does not hold is told, and the exit status is 1. `--sample` prints so many of the changes as diffs for people to
judge, as evenly over the transforms as can be.
"""

import argparse
import collections
import concurrent.futures
import difflib
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tokenize
import warnings

ACCEPT = """
import ast, sys, warnings
warnings.simplefilter("ignore")
for line in sys.stdin:
    name = line.rstrip("\\n")
    try:
        with open(name, "rb") as file:
            ast.parse(file.read())
    except Exception as error:
        print(name)
"""


def upshift(program, *arguments, cwd):
    """What a run prints, after standard output and standard error."""
    done = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, check=False)
    if done.returncode not in (0, 1, 2):
        raise SystemExit(f"{program} {' '.join(arguments)} in {cwd}: status {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return done.stdout, done.stderr.decode("utf-8", "replace")


def encoding(data):
    """The encoding a file declares, and what its text is without the byte order mark."""
    lines = iter(data.splitlines(keepends=True)[:2])
    return tokenize.detect_encoding(lambda: next(lines, b""))[0]


def edited(data, edits):
    """The bytes with the edits; their offsets are bytes of the text in UTF-8, without a mark."""
    name = encoding(data)
    text = data.decode(name).encode()
    at, parts = 0, []
    for edit in sorted(edits, key=lambda edit: (edit["start_offset"], edit["end_offset"])):
        parts += [text[at : edit["start_offset"]], edit["text"].encode()]
        at = edit["end_offset"]
    parts.append(text[at:])
    return b"".join(parts).decode().encode(name)


def refused(python, files):
    """The files that a Python does not accept."""
    done = subprocess.run([python, "-c", ACCEPT], input="\n".join(files), capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def project(options, source):
    """Upgrades one project; returns its counts, what does not hold, and the findings."""
    copy = options.copy / source.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy, symlinks=True)
    wrong = []
    told = json.loads(upshift(options.upshift, "check", "--suggested", "--format", "json", ".", cwd=copy)[0])
    journal = options.copy / ".journal"
    _, log = upshift(options.upshift, "fix", "--suggested", "--journal", str(journal), ".", cwd=copy)
    wrong += [line for line in log.splitlines() if "bug in upshift" in line or "panicked" in line]
    edits = {file["path"]: file["edits"] for file in told["files"]}
    files = [path.relative_to(source) for path in source.rglob("*.py") if path.is_file()]
    changed = [path for path in files if (source / path).read_bytes() != (copy / path).read_bytes()]
    for path in changed:
        name = path.as_posix()
        before = (source / path).read_bytes()
        if path.name != "setup.py" and edited(before, edits.get(name, [])) != (copy / path).read_bytes():
            wrong.append(f"{name}: what was written is not what was told")
    for python in filter(None, [sys.executable, options.old]):
        bad = refused(python, [str(source / path) for path in changed])
        good = [path for path in changed if str(source / path) not in bad]
        for path in refused(python, [str(copy / path) for path in good]):
            wrong.append(f"{path}: was accepted by {python} before, and is not any more")
    again = upshift(options.upshift, "diff", "--suggested", ".", cwd=copy)[0]
    if again:
        wrong.append("a second run changes more:\n" + again.decode("utf-8", "replace")[:2000])
    return told, files, changed, wrong


def sample(findings, size, seed):
    """So many findings, as evenly over the transforms as can be."""
    by_id = collections.defaultdict(list)
    for finding in findings:
        by_id[finding[1]["id"]].append(finding)
    chance = random.Random(seed)
    for group in by_id.values():
        chance.shuffle(group)
    chosen = []
    while len(chosen) < size and any(by_id.values()):
        chosen += [group.pop() for group in by_id.values() if group]
    return sorted(chosen[:size], key=lambda finding: (finding[1]["id"], finding[0].name, finding[1]["path"]))


def show(options, number, source, finding):
    """A change as a diff: all of the hunk that it stands in."""
    path = finding["path"]
    texts = []
    for root in (source, options.copy / source.name):
        data = (root / path).read_bytes()
        texts.append(data.decode(encoding(data)).splitlines())
    print(f"\n### {number}. {finding['id']} ({finding['safety']}), {source.name}: {path}:{finding['line']}")
    for group in difflib.SequenceMatcher(None, *texts, autojunk=False).get_grouped_opcodes(4):
        first, last = group[0][1], group[-1][2]
        if not first < finding["line"] <= last + 1:
            continue
        for tag, a, b, c, d in group:
            print("".join(f" {line}\n" for line in texts[0][a:b]) if tag == "equal" else "", end="")
            if tag != "equal":
                print("".join(f"-{line}\n" for line in texts[0][a:b]), end="")
                print("".join(f"+{line}\n" for line in texts[1][c:d]), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("upshift", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("copy", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--old", help="the oldest Python of the support window")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    options.copy.mkdir(parents=True, exist_ok=True)
    sources = sorted(path for path in options.tree.iterdir() if path.is_dir())
    totals, applied, failed = collections.Counter(), [], False
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for source, (told, files, changed, wrong) in zip(sources, pool.map(lambda s: project(options, s), sources)):
            count = collections.Counter(f["safety"] for f in told["findings"])
            totals += count + collections.Counter(files=len(files), changed=len(changed))
            print(f"{source.name}: {len(files)} files, {len(changed)} changed; {dict(count)}", flush=True)
            for line in wrong:
                print("  WRONG", line, flush=True)
            failed |= bool(wrong)
            applied += [(source, finding) for finding in told["findings"] if finding["applied"]]
    print(dict(totals), "changes by", len({finding["id"] for _, finding in applied}), "transforms")
    for number, (source, finding) in enumerate(sample(applied, options.sample, options.seed), 1):
        show(options, number, source, finding)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
