import os

print(os.popen("echo spam").read())
from os import popen as pipe

for line in pipe("echo spam").readlines():
    print(line)
import os

with os.popen("echo spam") as pipe:
    print(pipe.readline())
