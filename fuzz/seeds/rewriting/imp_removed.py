import imp

print(imp.__name__)
from imp import SourceFileLoader

print(SourceFileLoader)
from imp import *

print(callable(get_tag))
