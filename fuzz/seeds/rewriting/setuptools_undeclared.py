import setuptools

print(callable(setuptools.find_packages))
from setuptools import find_packages as packages

print(callable(packages))
def scheme():
    from setuptools.command.build_py import build_py
    return build_py.description

print(bool(scheme()))
