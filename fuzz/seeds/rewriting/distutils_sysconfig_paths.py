import sys

from distutils import sysconfig


print(sysconfig.get_python_lib().startswith(sys.prefix))
print(sysconfig.get_python_lib(True, True).startswith(sys.prefix))
if len(sys.argv) > 1:
    print(sysconfig.parse_makefile(sys.argv[1]))
from distutils.sysconfig import get_python_lib

print(get_python_lib().endswith("site-packages"))
import distutils.sysconfig

print(distutils.sysconfig.get_python_lib(plat_specific=True).endswith("site-packages"))
print(distutils.sysconfig.get_python_lib(1).endswith("site-packages"))
print(distutils.sysconfig.get_python_lib(standard_lib=True).endswith("site-packages"))
print(distutils.sysconfig.get_python_lib(0, 1).endswith("site-packages"))
