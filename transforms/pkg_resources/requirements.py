"""`pkg_resources.parse_requirements` needs setuptools before 82.

`pkg_resources.Requirement` derived from the class of `packaging`, and added
`project_name`, `key`, `specs` and `in`: so does the class that is put into the
file. What it has no more is `in` for a distribution, and `hashCmp`.
`RequirementParseError`, which recent versions do not raise any more, is
`InvalidRequirement`, which they do.
The old functions take requirements of their own class only, so nothing changes
in a file where something else of `pkg_resources` is left. What another file does
with a requirement, and what it raises there, is not seen.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

import re

import pkg_resources
from packaging.requirements import InvalidRequirement, Requirement

deprecated = "3.12"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"
requires = ["packaging"]
together = True
whole = True
moves = {"pkg_resources.RequirementParseError": "InvalidRequirement"}


def before(strs):
    return pkg_resources.parse_requirements(strs)


def after(strs):
    return parse_requirements(strs)


def parse_requirements(lines):
    """Yield the requirement of each line that holds one."""
    text = ""
    for line in lines.splitlines() if isinstance(lines, str) else lines:
        line = line.strip()
        if line.startswith("#"):
            continue
        text += line.partition(" #")[0].rstrip()
        if text.endswith("\\"):
            text = text[:-1].rstrip()
        elif text:
            yield ParsedRequirement(text)
            text = ""


def before_parse(text):
    return pkg_resources.Requirement.parse(text)


def after_parse(text):
    return ParsedRequirement(text)


class ParsedRequirement(Requirement):
    """A requirement with what `pkg_resources` added to it."""

    def __init__(self, text):
        super().__init__(text)
        self.extras = tuple(self.extras)
        self.project_name = re.sub("[^A-Za-z0-9.]+", "-", self.name)
        self.key = self.project_name.lower()
        self.specs = [(part.operator, part.version) for part in self.specifier]

    def __contains__(self, version):
        return self.specifier.contains(version, prereleases=True)


def before_class():
    """Use `packaging.requirements.Requirement(text)`: it has `name` for `project_name`, `specifier` for `specs`, and `version in requirement.specifier` for `version in requirement`. Or declare the dependency `setuptools<82`."""
    return pkg_resources.Requirement


examples = r'''
@@ the lines of a file
-from pkg_resources import parse_requirements
+import re
+from packaging.requirements import Requirement
+
+
+class ParsedRequirement(Requirement):
+    """A requirement with what `pkg_resources` added to it."""
+
+    def __init__(self, text):
+        super().__init__(text)
+        self.extras = tuple(self.extras)
+        self.project_name = re.sub("[^A-Za-z0-9.]+", "-", self.name)
+        self.key = self.project_name.lower()
+        self.specs = [(part.operator, part.version) for part in self.specifier]
+
+    def __contains__(self, version):
+        return self.specifier.contains(version, prereleases=True)
+
+
+def parse_requirements(lines):
+    """Yield the requirement of each line that holds one."""
+    text = ""
+    for line in lines.splitlines() if isinstance(lines, str) else lines:
+        line = line.strip()
+        if line.startswith("#"):
+            continue
+        text += line.partition(" #")[0].rstrip()
+        if text.endswith("\\"):
+            text = text[:-1].rstrip()
+        elif text:
+            yield ParsedRequirement(text)
+            text = ""
+

 LINES = ["# names", "", "six >= 1.0  # old", "app[x]==2; python_version > '3'", "long \\", ">= 3"]
 print([str(requirement) for requirement in parse_requirements(LINES)])
 print([str(requirement) for requirement in parse_requirements("a\nb<2\n")])

@@ what a requirement tells
-import pkg_resources
+import re
+from packaging.requirements import InvalidRequirement, Requirement
+
+
+class ParsedRequirement(Requirement):
+    """A requirement with what `pkg_resources` added to it."""
+
+    def __init__(self, text):
+        super().__init__(text)
+        self.extras = tuple(self.extras)
+        self.project_name = re.sub("[^A-Za-z0-9.]+", "-", self.name)
+        self.key = self.project_name.lower()
+        self.specs = [(part.operator, part.version) for part in self.specifier]
+
+    def __contains__(self, version):
+        return self.specifier.contains(version, prereleases=True)
+

 def told(text):
     try:
-        requirement = pkg_resources.Requirement.parse(text)
+        requirement = ParsedRequirement(text)
-    except pkg_resources.RequirementParseError:
+    except InvalidRequirement:
         return None
     return requirement.project_name, requirement.key, requirement.specs, "1.5" in requirement

 print(told("App_x>=1.0"), told("app"))

@@ a requirement of which the class is wanted
 import pkg_resources

 def is_requirement(thing):
!    return isinstance(thing, pkg_resources.Requirement)

 print(is_requirement("app"))

@@ the new, and the old if that fails
 try:
     from packaging.requirements import Requirement
 except ImportError:
!    from pkg_resources import Requirement

 print(Requirement is not None)

@@ a function of one's own
 def parse_requirements(lines):
     return [line for line in lines if line]

 print(parse_requirements(["app"]))
'''
