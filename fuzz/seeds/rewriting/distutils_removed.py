import distutils.command.bdist_wininst

print(distutils.command.bdist_wininst.bdist_wininst)
from distutils.command.install_data import install_data


class InstallData(install_data):
    pass


print(InstallData.description)
import distutils.ccompiler
import distutils.sysconfig

compiler = distutils.ccompiler.new_compiler()
distutils.sysconfig.customize_compiler(compiler)
print(compiler.compiler_type)
