"""This part of `distutils`, removed in Python 3.12, has no successor.

`distutils` went away in Python 3.12, and of these parts `setuptools` has no copy
in its present versions, or has it under another name.
"""

import distutils.bcppcompiler
import distutils.command.register
import distutils.command.sdist
import distutils.command.upload
import distutils.config
import distutils.msvccompiler
import distutils.sysconfig

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"


def before_register():
    """There is no command `register` any more: a package index knows a project from its first upload, which `twine upload dist/*` does."""
    return distutils.command.register.register


def before_upload():
    """There is no command `upload` any more: run `twine upload dist/*`."""
    return distutils.command.upload.upload


def before_pypirc_command():
    """Nothing reads `.pypirc` any more but `twine`: read it with `configparser`, or run `twine upload dist/*`."""
    return distutils.config.PyPIRCCommand


def before_msvc_compiler():
    """`setuptools` has no class of that name in its copy of `distutils`: ask `distutils.ccompiler.new_compiler()` for the compiler of the platform."""
    return distutils.msvccompiler.MSVCCompiler


def before_bcpp_compiler():
    """Nothing supports the Borland compiler any more: use the compiler of the platform."""
    return distutils.bcppcompiler.BCPPCompiler


def before_set_python_build():
    """It has done nothing since Python 3.3: remove the call."""
    return distutils.sysconfig.set_python_build


def before_check_metadata(command: distutils.command.sdist.sdist):
    """Run the command `check` instead: `self.run_command("check")`."""
    return command.check_metadata()


def before_check_metadata_of_register(command: distutils.command.register.register):
    """Run the command `check` instead: `self.run_command("check")`."""
    return command.check_metadata()


examples = '''
@@ a command that nothing carries on
 from distutils.command.upload import upload


!class Upload(upload):
     pass


 print(callable(Upload))

@@ another command, through its module
 import distutils.command.register

!print(distutils.command.register.register.description)

@@ the settings of a package index
 from distutils.config import PyPIRCCommand as Settings

!print(callable(Settings))

@@ a compiler by its class
 from distutils import msvccompiler


 def compiler():
!    return msvccompiler.MSVCCompiler()

@@ a compiler that nobody has
 def compiler():
     from distutils.bcppcompiler import BCPPCompiler
!    return BCPPCompiler()

@@ a switch that does nothing
 from distutils import sysconfig


 def prepare():
!    sysconfig.set_python_build()

@@ the check of metadata by another command
 from distutils.command.sdist import sdist


 class Sdist(sdist):
     def run(self):
!        self.check_metadata()


 print(Sdist.description)

@@ a class of one's own
 class upload:
     description = "mine"


 print(upload.description)

@@ a method of that name
 class Package:
     def check_metadata(self):
         print("checked")


 Package().check_metadata()
'''
