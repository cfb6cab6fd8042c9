import sysconfig

print(sysconfig.is_python_build(True), sysconfig.is_python_build(check_home=False))
from sysconfig import is_python_build as built

print(built(True))
import sysconfig

print(sysconfig.is_python_build())
