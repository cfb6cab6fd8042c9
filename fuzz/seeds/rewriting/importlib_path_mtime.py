from importlib.abc import SourceLoader

class Loader(SourceLoader):
    def get_filename(self, name):
        return name

    def get_data(self, path):
        return b""

    def path_stats(self, path):
        return {"mtime": 5.5}

print(Loader().path_mtime("a"))
import importlib.abc

def time(loader: importlib.abc.SourceLoader, path):
    return loader.path_mtime(path)
from importlib.abc import SourceLoader

class Loader(SourceLoader):
    def get_filename(self, name):
        return name

    def get_data(self, path):
        return b""

    def path_mtime(self, path):
        return 5

print(Loader().path_mtime("a"))
