import pkgutil
import zipimport

handlers = {}

def register_finder(importer_type, finder):
    handlers[importer_type] = finder

register_finder(pkgutil.ImpImporter, list)
register_finder(zipimport.zipimporter, tuple)
print(zipimport.zipimporter in handlers)
import pkgutil

def finder(folder):
    return pkgutil.ImpImporter(folder)
from pkgutil import ImpLoader

class Loader(ImpLoader):
    pass
