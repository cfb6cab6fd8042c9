"""`pkg_resources.parse_version` needs setuptools before 82.

It is the same function: `pkg_resources` took it from its own copy of
`packaging`. What differs is its age. Before `setuptools` 66, and in `packaging`
before 22, a text that is no version after PEP 440 became a `LegacyVersion` that
sorts before all others; since then it raises `InvalidVersion`.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

from packaging.version import parse

deprecated = "3.12"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"
requires = ["packaging"]
moves = {"pkg_resources.parse_version": "parse"}

examples = '''
@@ imported by name
-from pkg_resources import parse_version
+from packaging.version import parse as parse_version

 print(parse_version("1.10") > parse_version("1.9"))

@@ through the module, as a key
-import pkg_resources
+from packaging.version import parse

 versions = ["1.10", "1.9"]
-versions.sort(key=pkg_resources.parse_version)
+versions.sort(key=parse)
 print(versions)

@@ under a name of one's own
-from pkg_resources import parse_version as V
+from packaging.version import parse as V

 print(V("1.10") > V("1.9"))

@@ an import inside the function
 def newest(versions):
-    from pkg_resources import parse_version
+    from packaging.version import parse as parse_version
     return max(versions, key=parse_version)

 print(newest(["1.10", "1.9"]))

@@ the new, and the old if that fails
 try:
     from packaging.version import parse as parse_version
 except ImportError:
     from pkg_resources import parse_version

 print(parse_version("1.10") > parse_version("1.9"))

@@ a function of one's own
 def parse_version(text):
     return tuple(map(int, text.split(".")))

 print(parse_version("1.10") > parse_version("1.9"))
'''
