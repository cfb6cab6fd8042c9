"""`pkg_resources.declare_namespace` needs setuptools before 82.

Both put the folders of all distributions that share a package into its
`__path__`. If all of them, also those of others, drop their `__init__.py`, none
of this is needed: a folder without one is a namespace package.
A folder that comes to `sys.path` later is not found by `extend_path()`.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

import pkgutil

import pkg_resources

deprecated = "3.12"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"


def before_import():
    __import__("pkg_resources").declare_namespace(__name__)


def after_import():
    __path__ = __import__("pkgutil").extend_path(__path__, __name__)


def before():
    pkg_resources.declare_namespace(__name__)


def after():
    __path__ = pkgutil.extend_path(__path__, __name__)


examples = '''
@@ in one line
 # file: app/__init__.py
-__import__('pkg_resources').declare_namespace(__name__)
+__path__ = __import__('pkgutil').extend_path(__path__, __name__)

@@ in one line, before imports
 # file: app/__init__.py
 """A package."""

-__import__("pkg_resources").declare_namespace(__name__)
+__path__ = __import__("pkgutil").extend_path(__path__, __name__)

 from os.path import join

 print(join("a"))

@@ with an import
 # file: app/__init__.py
-import pkg_resources
+import pkgutil
-pkg_resources.declare_namespace(__name__)
+__path__ = pkgutil.extend_path(__path__, __name__)

@@ with pkgutil if that fails
 # file: app/__init__.py
 try:
     __import__('pkg_resources').declare_namespace(__name__)
 except ImportError:
     from pkgutil import extend_path
     __path__ = extend_path(__path__, __name__)
'''
