import subprocess
import venv

def build(folder, run=subprocess.check_call):
    venv.create(folder, with_pip=True)
    run([folder + "/bin/python", "setup.py", "install"])

print(callable(build))
from os import system
from venv import EnvBuilder as Builder

def build(folder):
    Builder(with_pip=True).create(folder)
    system("%s/bin/python -c 'import pkg_resources'" % folder)

print(callable(build))
import subprocess
import sys

def build(folder):
    subprocess.check_call([sys.executable, "-m", "venv", folder])
    subprocess.check_call([folder + "/bin/python", folder + "/setup.py", "develop"])

print(callable(build))
