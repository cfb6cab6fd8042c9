"""`xml.etree.cElementTree` is deprecated since Python 3.3.

`xml.etree.ElementTree` uses the fast implementation by itself since Python 3.3,
and has the same classes and functions.
The old module was not removed: Python 3.15 can still import it.
"""

deprecated = "3.3"
available = "3.0"
reference = "whatsnew/3.9#removed"

moves = {"xml.etree.cElementTree": "xml.etree.ElementTree"}

examples = '''
@@ under a short name
-import xml.etree.cElementTree as ET
+import xml.etree.ElementTree as ET

 print(ET.fromstring("<a/>").tag)

@@ out of the package
-from xml.etree import cElementTree
+from xml.etree import ElementTree as cElementTree

 print(cElementTree.fromstring("<a/>").tag)

@@ names of the module
-from xml.etree.cElementTree import Element, tostring as write
+from xml.etree.ElementTree import Element, tostring as write

 print(write(Element("a")))

@@ by its full name
-import xml.etree.cElementTree
+import xml.etree.ElementTree

-print(xml.etree.cElementTree.Element("a").tag)
+print(xml.etree.ElementTree.Element("a").tag)

@@ the fast module where there is one
 try:
     import xml.etree.cElementTree as ET
 except ImportError:
     import xml.etree.ElementTree as ET

 print(ET.fromstring("<a/>").tag)

@@ a module with a similar name
 try:
     import cElementTree as ET
 except ImportError:
     import xml.etree.ElementTree as ET

 print(ET.fromstring("<a/>").tag)
'''
