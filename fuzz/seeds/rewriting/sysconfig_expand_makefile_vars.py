import sysconfig

print((lambda: sysconfig.expand_makefile_vars("$(A)/${B}", {"A": "a", "B": "$(A)"}))() if False else 5, sysconfig.get_platform() != "")
from sysconfig import expand_makefile_vars as expand

print(expand("$(A)", {"A": "a"}) if False else 5)
def expand_makefile_vars(s, vars):
    return s

print(expand_makefile_vars("$(A)", {}))
