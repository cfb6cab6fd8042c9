log = __import__("distutils.log").log
from importlib import import_module as load

imp = load("imp")
from eventlet import patcher

imp = patcher.original("imp")
threading = patcher.original("threading")
