"""The errors of `distutils` are now those of `setuptools.errors`.

`distutils` went away in Python 3.12. The classes of `setuptools.errors` are the
very classes that `setuptools` raises, under names without `Distutils`, and
`DistutilsError` is `BaseError`.

They are there since `setuptools` 59. Code that raises the old classes, in
another package that still imports `distutils` itself on a Python before 3.12,
is not caught by the new names.
"""

import distutils.ccompiler
import distutils.errors

import setuptools.errors

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools"]


def before_error():
    return distutils.errors.DistutilsError


def after_error():
    return setuptools.errors.BaseError


def before_module_error():
    return distutils.errors.DistutilsModuleError


def after_module_error():
    return setuptools.errors.ModuleError


def before_class_error():
    return distutils.errors.DistutilsClassError


def after_class_error():
    return setuptools.errors.ClassError


def before_option_error():
    return distutils.errors.DistutilsOptionError


def after_option_error():
    return setuptools.errors.OptionError


def before_setup_error():
    return distutils.errors.DistutilsSetupError


def after_setup_error():
    return setuptools.errors.SetupError


def before_file_error():
    return distutils.errors.DistutilsFileError


def after_file_error():
    return setuptools.errors.FileError


def before_platform_error():
    return distutils.errors.DistutilsPlatformError


def after_platform_error():
    return setuptools.errors.PlatformError


def before_exec_error():
    return distutils.errors.DistutilsExecError


def after_exec_error():
    return setuptools.errors.ExecError


def before_internal_error():
    return distutils.errors.DistutilsInternalError


def after_internal_error():
    return setuptools.errors.InternalError


def before_template_error():
    return distutils.errors.DistutilsTemplateError


def after_template_error():
    return setuptools.errors.TemplateError


def before_byte_compile_error():
    return distutils.errors.DistutilsByteCompileError


def after_byte_compile_error():
    return setuptools.errors.ByteCompileError


def before_c_compiler_error():
    return distutils.errors.CCompilerError


def after_c_compiler_error():
    return setuptools.errors.CCompilerError


def before_preprocess_error():
    return distutils.errors.PreprocessError


def after_preprocess_error():
    return setuptools.errors.PreprocessError


def before_compile_error():
    return distutils.errors.CompileError


def after_compile_error():
    return setuptools.errors.CompileError


def before_lib_error():
    return distutils.errors.LibError


def after_lib_error():
    return setuptools.errors.LibError


def before_link_error():
    return distutils.errors.LinkError


def after_link_error():
    return setuptools.errors.LinkError


def before_unknown_file_error():
    return distutils.errors.UnknownFileError


def after_unknown_file_error():
    return setuptools.errors.UnknownFileError


def before_no_argument():
    """`setuptools` gives this error no name in public: raise or catch `setuptools.errors.BaseError`, from which it derives."""
    return distutils.errors.DistutilsArgError


def before_no_getopt():
    """`setuptools` gives this error no name in public: raise or catch `setuptools.errors.BaseError`, from which it derives."""
    return distutils.errors.DistutilsGetoptError


def before_compile_error_of_compiler():
    return distutils.ccompiler.CompileError


def after_compile_error_of_compiler():
    return setuptools.errors.CompileError


def before_link_error_of_compiler():
    return distutils.ccompiler.LinkError


def after_link_error_of_compiler():
    return setuptools.errors.LinkError


def before_lib_error_of_compiler():
    return distutils.ccompiler.LibError


def after_lib_error_of_compiler():
    return setuptools.errors.LibError


def before_unknown_file_error_of_compiler():
    return distutils.ccompiler.UnknownFileError


def after_unknown_file_error_of_compiler():
    return setuptools.errors.UnknownFileError


examples = '''
@@ raised and caught
-from distutils.errors import DistutilsOptionError
+import setuptools.errors

 try:
-    raise DistutilsOptionError("no such option")
+    raise setuptools.errors.OptionError("no such option")
-except DistutilsOptionError as error:
+except setuptools.errors.OptionError as error:
     print(error)

@@ several of one import
-from distutils.errors import CompileError, DistutilsError, DistutilsSetupError
+import setuptools.errors

 try:
-    raise DistutilsSetupError("no name")
+    raise setuptools.errors.SetupError("no name")
-except (CompileError, DistutilsError) as error:
+except (setuptools.errors.CompileError, setuptools.errors.BaseError) as error:
     print(error)

@@ two imports in a function
 def build(command):
-    from distutils.ccompiler import CompileError
-    from distutils.errors import DistutilsExecError
+    import setuptools.errors
     try:
         command()
-    except (DistutilsExecError, CompileError) as error:
+    except (setuptools.errors.ExecError, setuptools.errors.CompileError) as error:
         print(error)

 build(list)

@@ through the module, under a name of one's own
-import distutils.errors as failures
+import setuptools.errors

-print(issubclass(failures.LinkError, Exception))
+print(issubclass(setuptools.errors.LinkError, Exception))

@@ from the module of compilers
-from distutils.ccompiler import CompileError
+import setuptools.errors

-print(issubclass(CompileError, Exception))
+print(issubclass(setuptools.errors.CompileError, Exception))

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
     from distutils.errors import DistutilsOptionError as OptionError

 print(OptionError("no such option"))
'''
