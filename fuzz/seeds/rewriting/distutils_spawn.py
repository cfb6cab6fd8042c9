from distutils.spawn import spawn

spawn(["true"])
spawn(["true"], verbose=1)
print("done")
import distutils.spawn

distutils.spawn.spawn(["true"], search_path=True)
print("done")
from distutils.spawn import spawn as run

for dry_run in (True, False):
    run(["true"], dry_run=dry_run)
    print("done")
