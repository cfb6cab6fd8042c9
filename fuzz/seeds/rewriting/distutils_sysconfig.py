from distutils.sysconfig import get_config_var, get_config_vars

print(get_config_var("EXT_SUFFIX") == get_config_vars()["EXT_SUFFIX"])
from distutils import sysconfig

print(len(sysconfig.get_config_vars("prefix", "exec_prefix")))
import distutils.sysconfig as sc

print(sc.get_python_version() != "2.7")
