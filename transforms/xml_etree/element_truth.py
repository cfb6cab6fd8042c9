"""The truth of an `Element` is deprecated since Python 3.12.

An element without children is false, which surprises those who only ask
whether `find()` found one; Python 3.12 warns of it, and a later version will
call every element true.
What is put in its place asks for children too, so that nothing changes.
"""

from xml.etree.ElementTree import Element

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"
# Elements come from other files, too: these are how they are got or made.
words = ["etree", "ElementTree", "ET", "fromstring", "getroot", "findall", "SubElement"]
alternatives = {
    "children": "whether there is one that has children, as the code says.",
    "presence": "whether there is one, with children or without.",
}


def before(element: Element):
    return bool(element)


def after(element: Element):
    return len(element) > 0


def presence(element: Element):
    return element is not None


def before_not(element: Element):
    return not bool(element)


def after_not(element: Element):
    return len(element) == 0


def presence_not(element: Element):
    """whether there is none."""
    return element is None


def before_optional(element: Element | None):
    return bool(element)


def after_optional(element: Element | None):
    return element is not None and len(element) > 0


def presence_optional(element: Element | None):
    return element is not None


def before_optional_not(element: Element | None):
    return not bool(element)


def after_optional_not(element: Element | None):
    return element is None or len(element) == 0


def presence_optional_not(element: Element | None):
    """whether there is none."""
    return element is None


def before_or(element: Element, other):
    return element or other


def after_or(element: Element, other):
    return element if len(element) > 0 else other


def before_optional_or(element: Element | None, other):
    return element or other


def after_optional_or(element: Element | None, other):
    return element if element is not None and len(element) > 0 else other


def before_and(element: Element, other):
    return element and other


def after_and(element: Element, other):
    return other if len(element) > 0 else element


def before_optional_and(element: Element | None, other):
    return element and other


def after_optional_and(element: Element | None, other):
    return other if element is not None and len(element) > 0 else element


examples = '''
@@ an element that is certainly there
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-if root:
+if len(root) > 0:
     print("children")

@@ an element that may be missing
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 name = root.find("b")
-if name:
+if name is not None and len(name) > 0:
     print("children")
 else:
     print("none")

@@ not, for both
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 name = root.find("b")
-if not root:
+if len(root) == 0:
     print("empty")
-if not name:
+if name is None or len(name) == 0:
     print("no name")

@@ what has effects is computed once
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b><c/></b></a>")
-if root.find("b"):
+if (element := root.find("b")) is not None and len(element) > 0:
     print("children")

@@ what has effects is computed once, under not
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-if not root.find("b"):
+if (element := root.find("b")) is None or len(element) == 0:
     print("no children")

@@ a name that the author gave
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b><c/></b></a>")
-if found := root.find("b"):
+if (found := root.find("b")) is not None and len(found) > 0:
     print(found.tag)

@@ elif and while
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/><c/></a>")
 if root.tag == "z":
     print("z")
-elif root:
+elif len(root) > 0:
     print("children")
-while root:
+while len(root) > 0:
     root.remove(root[0])
 print(len(root))

@@ a conditional expression, assert and bool()
 from xml.etree.ElementTree import Element, SubElement

 root = Element("a")
-print("full" if root else "empty", bool(root))
+print("full" if len(root) > 0 else "empty", len(root) > 0)
 SubElement(root, "b")
-assert root, "no children"
+assert len(root) > 0, "no children"

@@ operands that are only tested
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 name = root.find("b")
-if root and name:
+if len(root) > 0 and name is not None and len(name) > 0:
     print("both")
-if root.get("x") or name:
+if root.get("x") or name is not None and len(name) > 0:
     print("either")
-if root.tag == "a" and not name:
+if root.tag == "a" and (name is None or len(name) == 0):
     print("a without a name")

@@ the filter of a comprehension
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/><b><c/></b></a>")
-print(len([child for child in root if child]))
+print(len([child for child in root if len(child) > 0]))

@@ the guard of a case
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 match root.tag:
-    case "a" if root:
+    case "a" if len(root) > 0:
         print("children")

@@ after a test for None
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b><c/></b></a>")
 name = root.find("b")
-if name is not None and name:
+if name is not None and len(name) > 0:
     print("children")

@@ an annotated parameter and what a loop yields
 from typing import Optional
 from xml.etree import ElementTree

 def leaves(element: Optional[ElementTree.Element]):
-    if not element:
+    if element is None or len(element) == 0:
         return []
-    return [child.tag for child in element if not child]
+    return [child.tag for child in element if len(child) == 0]

 print(leaves(ElementTree.fromstring("<a><b/></a>")))

@@ the root of a tree
 import io
 import xml.etree.ElementTree as ET

 root = ET.parse(io.StringIO("<a><b/></a>")).getroot()
-if root:
+if len(root) > 0:
     print(root.tag)

@@ an attribute of self
 import xml.etree.ElementTree as ET

 class Feed:
     def __init__(self, text):
         self.root = ET.fromstring(text)

     def is_empty(self):
-        return not self.root
+        return len(self.root) == 0

 print(Feed("<a><b/></a>").is_empty())

@@ the accelerated module of old
 try:
     import xml.etree.cElementTree as ET
 except ImportError:
     import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-if root:
+if len(root) > 0:
     print("children")

@@ an import inside the function
 def has_children(text):
     from xml.etree.ElementTree import fromstring
     root = fromstring(text)
-    return True if root else False
+    return True if len(root) > 0 else False

 print(has_children("<a/>"))

@@ an operand whose value is used
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-name = root.find("b") or root.find("c")
-for child in root.find("d") or []:
+name = element if (element := root.find("b")) is not None and len(element) > 0 else root.find("c")
+for child in element if (element := root.find("d")) is not None and len(element) > 0 else []:
     print(child)
 top = ET.fromstring("<a/>")
-print(top or "empty", (root and name) is name)
+print(top if len(top) > 0 else "empty", (name if len(root) > 0 else root) is name)
-text = name and name.text
+text = name.text if name is not None and len(name) > 0 else name
 print(text)

@@ operands of several operators
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b><c/></b></a>")
-first = root.find("d") or root.find("b") or root.find("c")
+first = element_2 if (element_2 := element if (element := root.find("d")) is not None and len(element) > 0 else root.find("b")) is not None and len(element_2) > 0 else root.find("c")
 print(first.tag)

@@ an operand that is no element
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 nothing = None
 text = root.text or nothing or "none"
 print(text, root.findall("c") or [], (nothing or root).tag)

@@ None is asked for already
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 if root.find("b") is not None and len(root) > 0:
     print("children")

@@ lists, texts and attributes of elements
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 if root.findall("b") and not root.text and not root.get("x") and root.attrib == {}:
     print(root.findtext("b") or "nothing")

@@ a subclass with a truth of its own
 import xml.etree.ElementTree as ET

 class Node(ET.Element):
     def __bool__(self):
         return True

 node = Node("a")
 if node:
     print("node")

@@ an element of another library
 from lxml import etree

 root = etree.fromstring("<a/>")
 if root:
     print("children")

@@ an element of the document object model
 from xml.dom import minidom

 root = minidom.parseString("<a/>").documentElement
 if root:
     print("root")

@@ a class of one's own
 class Element:
     def find(self, name):
         return self

 if Element().find("b"):
     print("found")

@@ a parameter that may be anything
 def show(element):
     if element:
         print(element)

 show("x")

@@ a name that holds something else by now
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a/>")
 root = root.tag
 if root:
     print(root)

@@ an element that another file returns
 # file: app/__init__.py
 # file: app/tree.py
 from xml.etree import ElementTree as ET

 def root(text):
     return ET.fromstring(text)

 # file: app/main.py
 from app import tree
 import app.tree as ET

 top = tree.root("<a><b/></a>")
-if top:
+if len(top) > 0:
     print("children")

@@ a parameter whose default is None
 import xml.etree.ElementTree as ET

 class Item:
     def __init__(self, element=None):
-        if element:
+        if element is not None and len(element) > 0:
             self.tag = element.tag

 print(Item(ET.fromstring("<a><b/></a>")).tag)

@@ a property is computed once
 import xml.etree.ElementTree as ET

 class Page:
     count = 0

     @property
     def head(self):
         self.count += 1
         return ET.fromstring("<a><b/></a>").find("b") if self.count else None

     def has_head(self):
-        return bool(self.head)
+        return (element := self.head) is not None and len(element) > 0

 page = Page()
 print(page.has_head(), page.count)

@@ a class body, where a name would stay
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")

 class Page:
!    if root.find("b"):
         named = True

@@ what is found by its name in a value of unknown type
 import xml.etree.ElementTree as ET

 def show(element, text):
     name = element.find("name")
!    if name:
         print(name.text)
!    if not element.find("place"):
         print("nowhere")
     if text.find("name", 3) or text.find(name):
         print("in the text")

@@ the parts of an element that a parameter brings
 from xml.etree.ElementTree import Element

 def show(root: Element, named: dict[str, Element]):
-    if root[0] and next(iter(root)):
+    if len(root[0]) > 0 and len(next(iter(root))) > 0:
         print("first")
-    return [name for name, child in zip("ab", root) if child] + [n for n, child in named.items() if child]
+    return [name for name, child in zip("ab", root) if len(child) > 0] + [n for n, child in named.items() if len(child) > 0]
'''
