"""What has no other place is taken from `setuptools._distutils`.

`distutils` went away in Python 3.12 and nothing public took the place of these
names. `setuptools` works with a copy of them, which is private: a later version
may change it or let it go.

Where `setuptools` is installed, `import distutils` finds that copy as well, so
the same classes come by both names; with `SETUPTOOLS_USE_DISTUTILS=stdlib` on a
Python before 3.12 they are two, and must not be mixed. In time, compile with
`setuptools.Extension` and a subclass of its `build_ext`, read options with
`argparse`, and requirements with `packaging.requirements`.
"""

import distutils.ccompiler
import distutils.command.bdist
import distutils.command.bdist_dumb
import distutils.command.build_scripts
import distutils.command.check
import distutils.command.clean
import distutils.command.config
import distutils.command.install_data
import distutils.command.install_headers
import distutils.core
import distutils.cygwinccompiler
import distutils.dist
import distutils.fancy_getopt
import distutils.filelist
import distutils.sysconfig
import distutils.text_file
import distutils.unixccompiler
from distutils.versionpredicate import VersionPredicate as OldPredicate

from setuptools._distutils.ccompiler import CCompiler, gen_lib_options, gen_preprocess_options, get_default_compiler, new_compiler, show_compilers
from setuptools._distutils.command.bdist import bdist
from setuptools._distutils.command.bdist_dumb import bdist_dumb
from setuptools._distutils.command.build_scripts import build_scripts
from setuptools._distutils.command.check import check
from setuptools._distutils.command.clean import clean
from setuptools._distutils.command.config import config
from setuptools._distutils.command.install_data import install_data
from setuptools._distutils.command.install_headers import install_headers
from setuptools._distutils.core import gen_usage, run_setup
from setuptools._distutils.cygwinccompiler import CygwinCCompiler, Mingw32CCompiler
from setuptools._distutils.dist import DistributionMetadata
from setuptools._distutils.fancy_getopt import FancyGetopt, fancy_getopt, wrap_text
from setuptools._distutils.filelist import FileList, findall, glob_to_re, translate_pattern
from setuptools._distutils.sysconfig import customize_compiler, parse_makefile
from setuptools._distutils.text_file import TextFile
from setuptools._distutils.unixccompiler import UnixCCompiler
from setuptools._distutils.versionpredicate import VersionPredicate

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools"]


def before_bdist():
    return distutils.command.bdist.bdist


def after_bdist():
    return bdist


def before_bdist_dumb():
    return distutils.command.bdist_dumb.bdist_dumb


def after_bdist_dumb():
    return bdist_dumb


def before_build_scripts():
    return distutils.command.build_scripts.build_scripts


def after_build_scripts():
    return build_scripts


def before_check():
    return distutils.command.check.check


def after_check():
    return check


def before_clean():
    return distutils.command.clean.clean


def after_clean():
    return clean


def before_config():
    return distutils.command.config.config


def after_config():
    return config


def before_install_data():
    return distutils.command.install_data.install_data


def after_install_data():
    return install_data


def before_install_headers():
    return distutils.command.install_headers.install_headers


def after_install_headers():
    return install_headers


def before_distribution_metadata():
    return distutils.dist.DistributionMetadata


def after_distribution_metadata():
    return DistributionMetadata


def before_run_setup():
    return distutils.core.run_setup


def after_run_setup():
    return run_setup


def before_gen_usage():
    return distutils.core.gen_usage


def after_gen_usage():
    return gen_usage


def before_ccompiler():
    return distutils.ccompiler.CCompiler


def after_ccompiler():
    return CCompiler


def before_new_compiler():
    return distutils.ccompiler.new_compiler


def after_new_compiler():
    return new_compiler


def before_gen_lib_options():
    return distutils.ccompiler.gen_lib_options


def after_gen_lib_options():
    return gen_lib_options


def before_gen_preprocess_options():
    return distutils.ccompiler.gen_preprocess_options


def after_gen_preprocess_options():
    return gen_preprocess_options


def before_get_default_compiler():
    return distutils.ccompiler.get_default_compiler


def after_get_default_compiler():
    return get_default_compiler


def before_show_compilers():
    return distutils.ccompiler.show_compilers


def after_show_compilers():
    return show_compilers


def before_unix_ccompiler():
    return distutils.unixccompiler.UnixCCompiler


def after_unix_ccompiler():
    return UnixCCompiler


def before_cygwin_ccompiler():
    return distutils.cygwinccompiler.CygwinCCompiler


def after_cygwin_ccompiler():
    return CygwinCCompiler


def before_mingw32ccompiler():
    return distutils.cygwinccompiler.Mingw32CCompiler


def after_mingw32ccompiler():
    return Mingw32CCompiler


def before_customize_compiler():
    return distutils.sysconfig.customize_compiler


def after_customize_compiler():
    return customize_compiler


def before_parse_makefile():
    return distutils.sysconfig.parse_makefile


def after_parse_makefile():
    return parse_makefile


def before_file_list():
    return distutils.filelist.FileList


def after_file_list():
    return FileList


def before_findall():
    return distutils.filelist.findall


def after_findall():
    return findall


def before_glob_to_re():
    return distutils.filelist.glob_to_re


def after_glob_to_re():
    return glob_to_re


def before_translate_pattern():
    return distutils.filelist.translate_pattern


def after_translate_pattern():
    return translate_pattern


def before_option_parser():
    return distutils.fancy_getopt.FancyGetopt


def after_option_parser():
    return FancyGetopt


def before_fancy_getopt():
    return distutils.fancy_getopt.fancy_getopt


def after_fancy_getopt():
    return fancy_getopt


def before_wrap_text():
    return distutils.fancy_getopt.wrap_text


def after_wrap_text():
    return wrap_text


def before_text_file():
    return distutils.text_file.TextFile


def after_text_file():
    return TextFile


def before_version_predicate():
    return OldPredicate


def after_version_predicate():
    return VersionPredicate


examples = '''
@@ a command without a public class
-from distutils.command.install_data import install_data
+from setuptools._distutils.command.install_data import install_data


 class InstallData(install_data):
     pass


 print(InstallData.description)

@@ under a name of one's own, since the new class takes the old name
-from distutils.command.clean import clean as _clean
+from setuptools._distutils.command.clean import clean as _clean


 class clean(_clean):
     pass


 print(clean.description)

@@ a compiler
-import distutils.ccompiler
-import distutils.sysconfig
+from setuptools._distutils.ccompiler import new_compiler
+from setuptools._distutils.sysconfig import customize_compiler

-compiler = distutils.ccompiler.new_compiler()
-distutils.sysconfig.customize_compiler(compiler)
+compiler = new_compiler()
+customize_compiler(compiler)
 print(compiler.compiler_type)

@@ several of one import
-from distutils.filelist import FileList, findall
+from setuptools._distutils.filelist import FileList, findall

 print(FileList().files, findall("/no/such/folder"))

@@ names of two modules of the package
-from distutils import fancy_getopt, text_file
+from setuptools._distutils.fancy_getopt import FancyGetopt
+from setuptools._distutils.text_file import TextFile

-print(fancy_getopt.FancyGetopt([]).option_index, callable(text_file.TextFile))
+print(FancyGetopt([]).option_index, callable(TextFile))

@@ a class of one's own
 class FileList(list):
     pass

 print(FileList())

@@ the copy of setuptools, or the old one
 try:
     from setuptools._distutils.ccompiler import new_compiler
 except ImportError:
     from distutils.ccompiler import new_compiler

 print(callable(new_compiler))
'''
