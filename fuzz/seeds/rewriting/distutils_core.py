from distutils.core import setup

setup(name="sample", version="1.0", script_args=["--version"])
from distutils.core import Extension, setup

speedups = Extension("sample._speedups", sources=["speedups.c"])
setup(name="sample", version="1.0", ext_modules=[speedups], script_args=["--name"])
import distutils.core

distutils.core.setup(name="sample", version="1.0", script_args=["--fullname"])
