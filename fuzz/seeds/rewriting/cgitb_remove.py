import cgitb

cgitb.enable(display=0, logdir="/tmp")
print("Content-Type: text/plain")
from cgitb import enable
import os

if "DEBUG" in os.environ:
    enable()
print("Content-Type: text/plain")
import cgitb
import sys

try:
    print(1 / 0)
except ZeroDivisionError:
    text = cgitb.text(sys.exc_info())
    print(len(text) > 0, len(cgitb.html(sys.exc_info())) > 0)
