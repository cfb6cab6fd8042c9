"""The module gives what the program gives, and does nothing else. `tests/wheel.rs` runs this under several Pythons.

usage: python module.py

The working folder is that of the repository; `upshift` can be imported.
"""

import dataclasses
import importlib.util
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import upshift
from upshift import __main__ as program
from upshift import _documents as documents

TOP = Path.cwd()
OLD = "import configparser\n\nparser = configparser.SafeConfigParser()\n"

# Waits until somebody lets it go on. If nobody can, it ends.
SLOW_GIT = """#!/bin/sh
touch running
for _ in $(seq 300); do [ -e go ] && break; sleep 0.1; done
[ -e go ] && exec {git} "$@"
"""


class Case(unittest.TestCase):
    """A test in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, TOP)
        self.folder = Path(folder.name).resolve()
        os.chdir(self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def tree(self, name):
        """A copy of a tree of the tests, which becomes the working folder."""
        shutil.copytree(TOP / "tests" / name, self.folder / name)
        os.chdir(self.folder / name)
        return self.folder / name

    def program(self, *arguments, **options):
        """What the program prints to standard output."""
        return subprocess.run([program.find(), *arguments], stdout=subprocess.PIPE, **options).stdout


class Same(Case):
    """The results are those of the program."""

    def test_reports(self):
        for name, options, words in [
            ("sample", {}, []),
            ("monorepo", {"suggested": True, "min": "3.8"}, ["--suggested", "--min", "3.8"]),
            ("monorepo", {"select": ["configparser", "imp"]}, ["--select", "configparser,imp"]),
            ("monorepo", {"exclude": ["alpha", "beta"], "docs": True}, ["--exclude=alpha", "--exclude=beta", "--docs"]),
        ]:
            with self.subTest(name=name, options=options):
                shutil.rmtree(self.folder / name, ignore_errors=True)
                self.tree(name)
                report = upshift.check(**options)
                found = json.loads(self.program("check", "--format", "json", *words))
                self.assertTrue(report.findings)
                self.assertEqual(report, documents.read(upshift.Report, found))

    def test_errors_in_files_are_in_the_report(self):
        self.write("bad.py", "def f(:\n    smtpd\n")
        self.write("good.py", OLD)
        report = upshift.check()
        self.assertTrue(str(report.errors[0]).startswith("bad.py:1:7: syntax error: "), report.errors)
        found = self.program("check", "--format", "json", stderr=subprocess.DEVNULL)
        self.assertEqual(report, documents.read(upshift.Report, json.loads(found)))

    def test_plans(self):
        self.tree("monorepo")
        for options, words in [({}, []), ({"suggested": True, "target": "3.12"}, ["--suggested", "--target", "3.12"])]:
            with self.subTest(options=options):
                whole = upshift.plan(**options)
                self.assertEqual(whole.document.encode(), self.program("plan", *words, stderr=subprocess.DEVNULL))
                for count in [1, 3, 20]:
                    parts = [upshift.plan(**options, shard=f"{number}/{count}") for number in range(1, count + 1)]
                    self.assertEqual(upshift.merge(reversed(parts)), whole)

    def test_plans_of_two_folders(self):
        self.tree("monorepo")
        self.write("monorepo/broken/bad.py", "def f(:\n    smtpd\n")
        folders = ["zeta", "broken", "alpha"]
        parts = [upshift.plan(folders, shard=f"{number}/2") for number in [1, 2]]
        whole = self.program("plan", *folders, stderr=subprocess.DEVNULL)
        self.assertEqual(upshift.merge(parts).document.encode(), whole)

    def test_texts(self):
        self.write("setup.cfg", "[options]\npython_requires = >=3.8\n")
        for text, options, words in [
            (OLD, {}, []),
            (OLD, {"path": "app.py"}, ["--stdin-filename", "app.py"]),
            ("x = 1\n", {}, []),
            ("", {}, []),
            ("import base64\r\nbase64.encodestring('\u20ac')\r\n", {"suggested": True}, ["--suggested"]),
        ]:
            with self.subTest(text=text, options=options):
                upgrade = upshift.upgrade(text, **options)
                ran = self.program("fix", *words, "-", input=text.encode(), stderr=subprocess.DEVNULL)
                self.assertEqual(upgrade.text.encode(), ran)
                self.assertEqual(upgrade.changed, upgrade.text != text)

    def test_a_text_needs_no_decoding(self):
        text = "# -*- coding: latin-1 -*-\n" + OLD + "print('\u20ac')\n"
        self.assertEqual(upshift.upgrade(text).text, text.replace("SafeConfigParser", "ConfigParser"))

    def test_what_else_must_change_is_told(self):
        self.write("pyproject.toml", '[project]\nname = "app"\nversion = "1"\ndependencies = []\n')
        text = "import asyncore\n\n\nclass Channel(asyncore.dispatcher):\n    pass\n"
        upgrade = upshift.upgrade(text, path="app.py", suggested=True, alternatives={"asyncore": "backport"})
        self.assertEqual([file.path for file in upgrade.others], ["pyproject.toml"])
        self.assertIn("pyasyncore", upgrade.others[0].edits[0].text)
        self.assertIn("pyasyncore", upgrade.findings[0].needs[0].requirement)

    def test_applying(self):
        one, other = self.tree("monorepo"), self.folder / "other"
        shutil.copytree(one, other)
        self.program("fix", "--suggested", cwd=other, stderr=subprocess.DEVNULL)
        plan = upshift.plan(suggested=True)
        plan.save(self.folder / "plan.json")
        loaded = upshift.Plan.load(self.folder / "plan.json")
        self.assertEqual(loaded, plan)
        applied = loaded.apply(journal=self.folder / "journal")
        self.assertEqual(sorted(applied.changed), sorted(change.path for change in plan.files))
        self.assertEqual((applied.done, applied.refused, applied.notes), ((), (), ()))
        self.assertEqual(contents(one), contents(other))
        again = upshift.apply(loaded, journal=self.folder / "journal")
        self.assertEqual((again.changed, sorted(again.done)), ((), sorted(applied.changed)))
        self.program("undo", "--yes", "--journal", self.folder / "journal", stderr=subprocess.DEVNULL)
        self.assertEqual(contents(one), contents(TOP / "tests" / "monorepo"))

    def test_what_changed_since_is_refused(self):
        self.write("a.py", OLD)
        edited = self.write("b.py", OLD)
        plan = upshift.plan()
        edited.write_text(OLD + "print(parser)\n", encoding="utf-8")
        applied = upshift.apply([plan], journal=self.folder / "journal")
        self.assertEqual(applied.changed, ("a.py",))
        self.assertEqual([problem.path for problem in applied.refused], ["b.py"])
        self.assertIn("it was edited since <plan> was made", applied.refused[0].message)


class Failures(Case):
    """What cannot be done is an exception, with its place."""

    def failure(self, call, *arguments, **options):
        with self.assertRaises(upshift.UpshiftError) as caught:
            call(*arguments, **options)
        return caught.exception

    def test_a_text_that_is_not_python(self):
        error = self.failure(upshift.upgrade, "x = 1\ndef f(:\n", path="a/b.py")
        self.assertEqual((error.path, error.line, error.column), ("a/b.py", 2, 7))
        self.assertTrue(str(error).startswith("a/b.py:2:7: syntax error: "), error)
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_a_mistake_in_a_configuration(self):
        self.write("upshift.toml", "suggested = true\ntarget = 3\n")
        for call in [upshift.check, upshift.plan]:
            error = self.failure(call)
            self.assertEqual((error.path, error.line), ("upshift.toml", 2))

    def test_a_wrong_value(self):
        self.assertIn("`x` is not a Python version", str(self.failure(upshift.check, target="x")))
        self.assertIn("no transform is called `nope`", str(self.failure(upshift.check, select=["nope"])))
        self.assertEqual(self.failure(upshift.check, target="x").path, None)

    def test_a_setting_that_there_is_not(self):
        with self.assertRaisesRegex(TypeError, "no setting `suggest`; did you mean `suggested`"):
            upshift.check(suggest=True)
        with self.assertRaisesRegex(TypeError, "no setting `format`"):
            upshift.plan(format="json")
        with self.assertRaisesRegex(TypeError, "no setting `output_file`"):
            upshift.upgrade("", output_file="x")

    def test_a_folder_that_there_is_not(self):
        self.assertTrue(upshift.check("nowhere").errors)
        self.assertTrue(upshift.check("-").errors, "standard input is not read")

    def test_plans_that_do_not_fit_together(self):
        self.write("a.py", OLD)
        one, two = upshift.plan(shard="1/2"), upshift.plan(shard="2/2", suggested=True)
        self.assertIn("shard 2/2 is missing", str(self.failure(upshift.merge, [one])))
        self.assertIn("different runs", str(self.failure(upshift.merge, [one, two])))
        self.assertIn("there are no plans", str(self.failure(upshift.merge, [])))
        self.assertIn("no change set", str(self.failure(upshift.Plan.parse, "[]")))
        self.assertIn("no change set", str(self.failure(upshift.Plan.parse, "{}")))


class Alone(Case):
    """A call changes nothing of the process, and lets others work."""

    def test_nothing_is_printed(self):
        self.write("a.py", OLD)
        self.write("bad.py", "def f(:\n    smtpd\n")
        self.write("upshift-baseline.json", self.baseline())
        self.write("transforms/bad.py", "before = 3\n")
        code = """
import upshift
assert upshift.check().errors and upshift.check(transforms=["transforms"]).errors
plan = upshift.merge([upshift.plan()])
assert plan.errors and upshift.upgrade("x = 1").findings == ()
assert plan.apply(journal="journal").changed
"""
        ran = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual((ran.returncode, ran.stdout), (0, b""))

    def baseline(self):
        """A baseline that accepts more than is found, which the program tells."""
        self.program("baseline", stderr=subprocess.DEVNULL)
        text = (self.folder / "upshift-baseline.json").read_text(encoding="utf-8")
        return text.replace('safe_config_parser": 1', 'safe_config_parser": 2')

    def test_signals_are_left_alone(self):
        def handlers():
            return [signal.getsignal(number) for number in range(1, signal.NSIG)]

        before = handlers()
        upshift.upgrade(OLD)
        self.assertEqual(handlers(), before)

    def test_several_threads(self):
        self.tree("sample")
        expected, found = upshift.check(), []
        threads = [threading.Thread(target=lambda: found.append(upshift.check())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 4)

    @unittest.skipIf(shutil.which("git") is None or os.name == "nt", "there is no `git` here")
    def test_other_threads_run_meanwhile(self):
        self.write("a.py", OLD)
        for words in ["init -q", "add .", "-c user.name=t -c user.email=t@example.org commit -qm a"]:
            subprocess.run(["git", *words.split()], check=True)
        git = self.write("bin/git", SLOW_GIT.format(git=shutil.which("git")))
        git.chmod(0o755)
        before = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", before)
        os.environ["PATH"] = f"{git.parent}{os.pathsep}{before}"
        reports = []
        thread = threading.Thread(target=lambda: reports.append(upshift.check(since="HEAD")))
        thread.start()
        # If the call held the lock of the interpreter, nothing would run here, and `git` would give up.
        while thread.is_alive() and not Path("running").exists():
            time.sleep(0.01)
        Path("go").touch()
        thread.join()
        self.assertEqual([report.errors for report in reports], [()])


class Shape(unittest.TestCase):
    """What the module offers."""

    def test_settings_are_those_of_configurations(self):
        schema = json.loads((TOP / "docs" / "upshift.schema.json").read_text(encoding="utf-8"))
        names = {name.rstrip("_").replace("_", "-") for name in upshift.Settings.__annotations__}
        self.assertEqual(names, set(schema["properties"]))

    def test_options_are_those_of_the_program(self):
        told = subprocess.run([program.find(), "check", "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()
        for name in upshift.Options.__annotations__:
            self.assertIn(f"--{name.rstrip('_').replace('_', '-')}", told)

    def test_documents_are_read_whole(self):
        classes = {"File": "FileEdits", "Replacement": "Edit", "Replaced": "Edit", "Entry": "Finding", "Needed": "Need"}
        classes.update(Because="Reason", Other="Alternative", PlannedNeed="Need")
        for name, whole in [("output", "Report"), ("plan", "Plan")]:
            schema = json.loads((TOP / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
            for definition, about in [(whole, schema), *schema["definitions"].items()]:
                variants = about.get("oneOf", [about])
                known = {field.name for field in dataclasses.fields(getattr(upshift, classes.get(definition, definition)))}
                for variant in variants:
                    self.assertLessEqual(set(variant["properties"]), known, definition)

    @unittest.skipIf(importlib.util.find_spec("ray"), "Ray is installed")
    def test_without_ray_there_is_advice(self):
        with self.assertRaisesRegex(ModuleNotFoundError, r"pip install 'upshift\[ray\]'"):
            importlib.import_module("upshift.ray")

    def test_results_are_frozen(self):
        with self.assertRaises(dataclasses.FrozenInstanceError):
            upshift.upgrade("").text = "x"

    def test_everything_is_explained(self):
        version = subprocess.run([program.find(), "--version"], stdout=subprocess.PIPE).stdout.decode()
        self.assertEqual(upshift.__version__, version.split()[1])
        silent = [name for name in upshift.__all__ if not name.startswith("__") and not getattr(upshift, name).__doc__]
        self.assertEqual(silent, [])


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    unittest.main()
