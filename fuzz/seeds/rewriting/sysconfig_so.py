import sysconfig

print(sysconfig.get_config_var("SO") in sysconfig.get_config_vars("SO"))
print(sysconfig.get_config_vars()["SO"] == sysconfig.get_config_vars().get("SO"))
from sysconfig import get_config_var as variable

print(variable("SO") is not None, variable(name="SO") is not None)
import sysconfig

print(sysconfig.get_config_var("EXT_SUFFIX") is None, sysconfig.get_config_var("SOABI") is None)
