"""`Element.copy()` is now `copy.copy()`.

The method was deprecated in Python 3.10 and went away in 3.12; both are shallow.
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
 from xml.etree.ElementTree import Element, SubElement

 one = Element("one")
 SubElement(one, "two")
-other = one.copy()
+other = copy.copy(one)
 print(other.tag, other[0] is one[0], other is one)

@@ of an element that was found
+import copy
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-print([child.copy().tag for child in root])
+print([copy.copy(child).tag for child in root])

@@ of a dictionary
 import xml.etree.ElementTree as ET

 print(ET.Element("a", b="c").attrib.copy())
'''
