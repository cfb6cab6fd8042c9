"""A virtual environment has no setuptools since Python 3.12.

`venv`, `ensurepip` and `virtualenv` install pip and nothing else from Python 3.12
on.
What runs `setup.py` there, or imports `setuptools` or `pkg_resources`, has to
install it first; `pip install` of a project brings it for the time of the build
by itself.

Shell scripts, Dockerfiles, `tox.ini` and the files of GitHub, GitLab and Travis
are looked at as well.
"""

removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
native = "no_setuptools"
words = ["venv", "ensurepip", "virtualenv", "EnvBuilder"]

examples = '''
@@ an environment, then its setup.py
 import subprocess
 import venv

 def build(folder, run=subprocess.check_call):
!    venv.create(folder, with_pip=True)
     run([folder + "/bin/python", "setup.py", "install"])

 print(callable(build))

@@ a builder of one's own options, under another name
 from os import system
 from venv import EnvBuilder as Builder

 def build(folder):
!    Builder(with_pip=True).create(folder)
     system("%s/bin/python -c 'import pkg_resources'" % folder)

 print(callable(build))

@@ by a command
 import subprocess
 import sys

 def build(folder):
!    subprocess.check_call([sys.executable, "-m", "venv", folder])
     subprocess.check_call([folder + "/bin/python", folder + "/setup.py", "develop"])

 print(callable(build))

@@ by a command in one string
 import os

 def build():
!    os.system("python3 -m ensurepip --upgrade")
     os.system("python3 setup.py install")

 print(callable(build))

@@ setuptools is installed
 import subprocess
 import venv

 def build(folder):
     venv.create(folder, with_pip=True)
     subprocess.check_call([folder + "/bin/pip", "install", "setuptools>=61", "wheel"])
     subprocess.check_call([folder + "/bin/python", "setup.py", "install"])

 print(callable(build))

@@ pip brings what a build needs
 import subprocess
 import venv

 def build(folder):
     venv.create(folder, with_pip=True)
     subprocess.check_call([folder + "/bin/pip", "install", "."])

 print(callable(build))

@@ an environment that sees the packages around it
 import subprocess
 import venv

 def build(folder):
     venv.create(folder, system_site_packages=True)
     subprocess.check_call([folder + "/bin/python", "setup.py", "install"])

 print(callable(build))

@@ a message that begins with the name
 import os

 def check(folder, fail=print):
     fail("virtualenv is broken")
     os.system(folder + "/bin/python setup.py install")

 print(callable(check))

@@ a file that is looked for
 import os
 import venv

 def build(folder):
     if os.path.exists("setup.py"):
         venv.create(folder, with_pip=True)

 print(callable(build))
'''
