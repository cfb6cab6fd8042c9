import asyncore
import imp
from distutils.version import LooseVersion


def newest(versions):
    return max(versions, key=LooseVersion)


def module(name):
    return imp.new_module(name)


def serve():
    asyncore.loop()
