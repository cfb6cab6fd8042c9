"""`configparser.LegacyInterpolation` was removed in Python 3.13.

`BasicInterpolation` reads the same `%(name)s`. It is stricter: `set()` refuses a
value with a bad `%`, `%%` always stands for `%`, and a lone `%` raises
`InterpolationSyntaxError`. `LegacyInterpolation` left a value without `%(` as it was.
"""

deprecated = "3.2"
available = "3.2"
removed = "3.13"
reference = "whatsnew/3.13#configparser"
safety = "suggested"
moves = {"configparser.LegacyInterpolation": "configparser.BasicInterpolation"}

examples = '''
@@ by name
-from configparser import ConfigParser, LegacyInterpolation
+from configparser import ConfigParser, BasicInterpolation

-config = ConfigParser(interpolation=LegacyInterpolation())
+config = ConfigParser(interpolation=BasicInterpolation())
 config.read_string("[app]\\nhome = /srv\\ndata = %(home)s/data")
 print(config["app"]["data"])

@@ through the module
 import configparser as cp

-config = cp.ConfigParser(interpolation=cp.LegacyInterpolation())
+config = cp.ConfigParser(interpolation=cp.BasicInterpolation())
 config.read_string("[app]\\nhome = /srv")
 print(config["app"]["home"])

@@ another interpolation
 from configparser import ConfigParser, ExtendedInterpolation

 config = ConfigParser(interpolation=ExtendedInterpolation())
 print(config.sections())
'''
