import subprocess
import sys

def start(port):
    return subprocess.Popen([sys.executable, "-m", "smtpd", "-n", "-c", "DebuggingServer", f"localhost:{port}"])
import os

def start():
    os.system("python3 -m smtpd -n -c DebuggingServer localhost:1025")
from runpy import run_module

def start():
    run_module("asyncore", run_name="__main__")
