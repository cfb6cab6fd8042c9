import platform

with platform.popen("echo spam") as pipe:
    print(pipe.read(), platform.DEV_NULL)
from platform import DEV_NULL, popen as run, system

print(run("echo spam", "r").read(), DEV_NULL, system())
import platform

print(platform.popen("echo spam", bufsize=1).read())
