"""The variable `SO` of `sysconfig` was removed in Python 3.11.

`EXT_SUFFIX` has had the same value since Python 3.4; without it, a lookup of `SO`
returns `None`.
"""

import sysconfig
from typing import Literal

deprecated = "3.4"
available = "3.4"
removed = "3.11"
reference = "whatsnew/3.11#sysconfig"


def before(name: Literal["SO"]):
    return sysconfig.get_config_var(name)


def after(name):
    return sysconfig.get_config_var("EXT_SUFFIX")


def before_vars(name: Literal["SO"]):
    return sysconfig.get_config_vars(name)


def after_vars(name):
    return sysconfig.get_config_vars("EXT_SUFFIX")


def before_item(name: Literal["SO"]):
    return sysconfig.get_config_vars()[name]


def after_item(name):
    return sysconfig.get_config_vars()["EXT_SUFFIX"]


def before_get(name: Literal["SO"]):
    return sysconfig.get_config_vars().get(name)


def after_get(name):
    return sysconfig.get_config_vars().get("EXT_SUFFIX")


examples = '''
@@ the variable
 import sysconfig

-print(sysconfig.get_config_var("SO") in sysconfig.get_config_vars("SO"))
-print(sysconfig.get_config_vars()["SO"] == sysconfig.get_config_vars().get("SO"))
+print(sysconfig.get_config_var("EXT_SUFFIX") in sysconfig.get_config_vars("EXT_SUFFIX"))
+print(sysconfig.get_config_vars()["EXT_SUFFIX"] == sysconfig.get_config_vars().get("EXT_SUFFIX"))

@@ imported by name, under another
 from sysconfig import get_config_var as variable

-print(variable("SO") is not None, variable(name="SO") is not None)
+print(variable("EXT_SUFFIX") is not None, variable("EXT_SUFFIX") is not None)

@@ another variable
 import sysconfig

 print(sysconfig.get_config_var("EXT_SUFFIX") is None, sysconfig.get_config_var("SOABI") is None)

@@ a function of one's own
 def get_config_var(name):
     return name

 print(get_config_var("SO"))
'''
