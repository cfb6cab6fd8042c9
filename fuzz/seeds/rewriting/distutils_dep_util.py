from distutils.dep_util import newer

if newer("/", "/no/such/file"):
    print("make it")
import distutils.dep_util

print(distutils.dep_util.newer_pairwise(["/", "/"], ["/", "/no/such/file"]))
from distutils.dep_util import newer_group as outdated

if not outdated(["/no/such/file", "/"], "/", missing="ignore"):
    print("up to date")
