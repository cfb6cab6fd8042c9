"""`distutils.errors` was removed in Python 3.12.

`distutils` went away in Python 3.12. The classes of `setuptools.errors` are the
very classes that `setuptools` raises, under names without `Distutils`, and
`DistutilsError` is `BaseError`.

They are there since `setuptools` 59. Code that raises the old classes, in
another package that still imports `distutils` itself on a Python before 3.12,
is not caught by the new names.
"""

import distutils.errors

import setuptools.errors

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools>=59"]
moves = {
    "distutils.errors.DistutilsError": "setuptools.errors.BaseError",
    "distutils.errors.DistutilsModuleError": "setuptools.errors.ModuleError",
    "distutils.errors.DistutilsClassError": "setuptools.errors.ClassError",
    "distutils.errors.DistutilsOptionError": "setuptools.errors.OptionError",
    "distutils.errors.DistutilsSetupError": "setuptools.errors.SetupError",
    "distutils.errors.DistutilsFileError": "setuptools.errors.FileError",
    "distutils.errors.DistutilsPlatformError": "setuptools.errors.PlatformError",
    "distutils.errors.DistutilsExecError": "setuptools.errors.ExecError",
    "distutils.errors.DistutilsInternalError": "setuptools.errors.InternalError",
    "distutils.errors.DistutilsTemplateError": "setuptools.errors.TemplateError",
    "distutils.errors.DistutilsByteCompileError": "setuptools.errors.ByteCompileError",
    "distutils.errors.CCompilerError": "setuptools.errors.CCompilerError",
    "distutils.errors.PreprocessError": "setuptools.errors.PreprocessError",
    "distutils.errors.CompileError": "setuptools.errors.CompileError",
    "distutils.errors.LibError": "setuptools.errors.LibError",
    "distutils.errors.LinkError": "setuptools.errors.LinkError",
    "distutils.errors.UnknownFileError": "setuptools.errors.UnknownFileError",
    "distutils.ccompiler.CompileError": "setuptools.errors.CompileError",
    "distutils.ccompiler.LinkError": "setuptools.errors.LinkError",
    "distutils.ccompiler.LibError": "setuptools.errors.LibError",
    "distutils.ccompiler.UnknownFileError": "setuptools.errors.UnknownFileError",
}


def before_no_argument():
    """`setuptools` gives this error no name in public: raise or catch `setuptools.errors.BaseError`, from which it derives."""
    return distutils.errors.DistutilsArgError


def before_no_getopt():
    """`setuptools` gives this error no name in public: raise or catch `setuptools.errors.BaseError`, from which it derives."""
    return distutils.errors.DistutilsGetoptError


examples = '''
@@ raised and caught
-from distutils.errors import DistutilsOptionError
+from setuptools.errors import OptionError as DistutilsOptionError

 try:
     raise DistutilsOptionError("no such option")
 except DistutilsOptionError as error:
     print(error)

@@ several of one import
-from distutils.errors import CompileError, DistutilsError, DistutilsSetupError
+from setuptools.errors import CompileError, BaseError as DistutilsError, SetupError as DistutilsSetupError

 try:
     raise DistutilsSetupError("no name")
 except (CompileError, DistutilsError) as error:
     print(error)

@@ two imports in a function
 def build(command):
-    from distutils.ccompiler import CompileError
-    from distutils.errors import DistutilsExecError
+    from setuptools.errors import CompileError
+    from setuptools.errors import ExecError as DistutilsExecError
     try:
         command()
     except (DistutilsExecError, CompileError) as error:
         print(error)

 build(list)

@@ through the module, under a name of one's own
-import distutils.errors as failures
+import setuptools.errors

-print(issubclass(failures.LinkError, Exception))
+print(issubclass(setuptools.errors.LinkError, Exception))

@@ from the module of compilers
-from distutils.ccompiler import CompileError
+from setuptools.errors import CompileError

 print(issubclass(CompileError, Exception))

@@ a base class
-import distutils.errors
+import setuptools.errors


-class NoCompiler(distutils.errors.DistutilsPlatformError):
+class NoCompiler(setuptools.errors.PlatformError):
     pass


 print(NoCompiler("none"))

@@ an error without a public name
 from distutils.errors import DistutilsArgError

!print(issubclass(DistutilsArgError, Exception))

@@ an error of one's own
 class DistutilsError(Exception):
     pass

 print(DistutilsError("mine"))

@@ those of setuptools, or the old ones
 try:
     from setuptools.errors import OptionError
 except ImportError:
!    from distutils.errors import DistutilsOptionError as OptionError

 print(OptionError("no such option"))
'''
