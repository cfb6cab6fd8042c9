from distutils.command.build_py import build_py


class Build(build_py):
    def run(self):
        print("building")


print(Build.description)
from distutils.command.build_ext import build_ext as _build_ext


class build_ext(_build_ext):
    def run(self):
        print("building")


print(build_ext.description)
import distutils.command.sdist as orig


class Source(orig.sdist):
    pass


print(Source.description)
