from distutils.util import get_platform

print(get_platform().split("-")[0])
import distutils.util as du

print("%s-%s" % ("build", du.get_platform()))
import os
from distutils.util import check_environ

check_environ()
print("HOME" in os.environ, "PLAT" in os.environ)
