"""`Element.copy` was removed in Python 3.12.

Only the version of the class that is written in Python had the method, which was
deprecated in 3.10 and went away in 3.12; both copies are shallow.
"""

import copy
from xml.etree.ElementTree import Element

deprecated = "3.10"
available = "3.3"
removed = "3.12"
reference = "whatsnew/3.12#xml"


def before(element: Element):
    return element.copy()


def after(element: Element):
    return copy.copy(element)


examples = '''
@@ a shallow copy
+import copy
 from xml.etree.ElementTree import Element

 def twin(one: Element):
-    return one.copy()
+    return copy.copy(one)

 print("defined")

@@ of an element that was found
+import copy
 import xml.etree.ElementTree as ET

 def copies(root: ET.Element):
-    return [child.copy() for child in root]
+    return [copy.copy(child) for child in root]

 print("defined")

@@ of a dictionary
 import xml.etree.ElementTree as ET

 print(ET.Element("a", b="c").attrib.copy())
'''
