import pathlib

def test_finder(tmp_path: pathlib.Path):
    (tmp_path / "conftest.py").write_text("""
        import sys, os, imp

        class Finder:
            def load_module(self, name):
                return imp.new_module(name)

        sys.meta_path.insert(0, Finder())
    """)
import subprocess
import sys

exec("import asyncore; asyncore.loop(count=1)")
subprocess.call([sys.executable, "-c", "import distutils.util"])
LOADER = """
import imp

path = "%s"
print("%%s comes from %%s" %% (imp.__name__, path))
"""

with open("loader.py", "w") as file:
    file.write(LOADER % "here")
