"""`pkg_resources` needs setuptools before 82.

It belongs to `setuptools`, which virtual environments had up to Python 3.11 and
have no more from 3.12 on; and `setuptools` 82 ships no `pkg_resources`. What still
uses it has to declare the dependency `setuptools<82`.
What other transforms know is told of by them; here is the rest.
"""

import pkg_resources

deprecated = "3.12"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"


def before():
    """`pkg_resources` is gone where `setuptools` is not installed: use `importlib.metadata`, `importlib.resources` and `packaging`, or declare the dependency `setuptools<82`."""
    return pkg_resources


def before_working_set():
    """Iterate over `importlib.metadata.distributions()`, whose items have `name` and `version`; for one of them, use `importlib.metadata.distribution(name)`. Or declare the dependency `setuptools<82`."""
    return pkg_resources.working_set


def before_safe_name():
    """Use `re.sub("[^A-Za-z0-9.]+", "-", name)`, or `packaging.utils.canonicalize_name(name)` for comparisons."""
    return pkg_resources.safe_name


def before_normalize_path():
    """Use `os.path.normcase(os.path.realpath(os.path.normpath(path)))`."""
    return pkg_resources.normalize_path


examples = '''
@@ all that is installed
!import pkg_resources

!print(len(list(pkg_resources.working_set)) > 0)

@@ the module handed around
!import pkg_resources

 def version(name, pkg_resources=pkg_resources):
     return pkg_resources.get_distribution(name).version

 print(version("pip") > "1")

@@ a module that may be missing
 try:
     import pkg_resources
 except ImportError:
     pkg_resources = None
 print(True)

@@ the copy in another package
 from pip._vendor import pkg_resources

 print(pkg_resources.__name__)
'''
