"""A module that was removed is run by its name.

Such a command ends with "No module named …". It is told of where a program runs
it, and in shell scripts, Dockerfiles, `tox.ini` and the files of CI.
"""

deprecated = "3.2"
reference = "using/cmdline#cmdoption-m"
native = "run_module"
words = ["-m", "run_module"]

examples = '''
@@ a process of its own
 import subprocess
 import sys

 def start(port):
!    return subprocess.Popen([sys.executable, "-m", "smtpd", "-n", "-c", "DebuggingServer", f"localhost:{port}"])

@@ a command in one string
 import os

 def start():
!    os.system("python3 -m smtpd -n -c DebuggingServer localhost:1025")

@@ by runpy
 from runpy import run_module

 def start():
!    run_module("asyncore", run_name="__main__")

@@ modules that are there, an older Python, and a text
 import subprocess
 import sys

 def start(log):
     subprocess.run([sys.executable, "-m", "http.server"])
     subprocess.run(["python2.7", "-m", "smtpd"])
     subprocess.run(["ssmtp", "-m", "smtpd"])
     log.info("python -m smtpd")
'''
