import pkgutil

print(callable(lambda: list(pkgutil.walk_packages("no such folder", prefix="app."))))
print(callable(lambda: list(pkgutil.iter_modules("no such folder"))))
from pkgutil import walk_packages as walk

def names(folder: str):
    return [name for _, name, _ in walk(path=folder)]
import email
import pkgutil

print(len(list(pkgutil.iter_modules(email.__path__))) > 5, list(pkgutil.walk_packages(["no such folder"])))
