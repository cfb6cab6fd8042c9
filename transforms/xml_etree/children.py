"""`getchildren()` and `getiterator()` were removed in Python 3.9.

`list(element)` is the list that `getchildren()` made.
`Element.getiterator()` is `iter()`; `ElementTree.getiterator()` made a list of
what `iter()` yields, and so does the new code.
"""

import builtins
from xml.etree.ElementTree import Element, ElementTree

deprecated = "3.2"
available = "3.2"
removed = "3.9"
reference = "whatsnew/3.9#removed"

moves = {"xml.etree.ElementTree.Element.getiterator": "xml.etree.ElementTree.Element.iter"}


def before(element: Element):
    return element.getchildren()


def after(element: Element):
    return list(element)


def before_len(element: Element):
    return builtins.len(element.getchildren())


def after_len(element: Element):
    return builtins.len(element)


def before_tree(tree: ElementTree, tag=...):
    return tree.getiterator(tag)


def after_tree(tree: ElementTree, tag=...):
    return list(tree.iter(tag))


examples = '''
@@ a loop, an index and a count
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/><c/></a>")
-for child in root.getchildren():
+for child in list(root):
     print(child.tag)
-print(root.getchildren()[1].tag, len(root.getchildren()))
+print(list(root)[1].tag, len(root))

@@ all elements, and those with a tag
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/><c/></a>")
-print([element.tag for element in root.getiterator()])
+print([element.tag for element in root.iter()])
-for element in root.getiterator("b"):
+for element in root.iter("b"):
     print(element.tag)

@@ the iterator of a tree was a list
 import io
 from xml.etree import ElementTree

 tree = ElementTree.parse(io.StringIO("<a><b/><b/></a>"))
-print(len(tree.getiterator("b")), tree.getiterator()[0].tag)
+print(len(list(tree.iter("b"))), list(tree.iter())[0].tag)
-print([element.tag for element in tree.getiterator(tag="b")])
+print([element.tag for element in list(tree.iter("b"))])

@@ an annotated parameter, and elements that were found
 from typing import Optional
 from xml.etree.ElementTree import Element, XML

 def tags(element: Optional[Element]):
-    return [] if element is None else [child.tag for child in element.getchildren()]
+    return [] if element is None else [child.tag for child in list(element)]

 root = XML("<a><b><c/></b></a>")
 print(tags(root.find("b")))
 for child in root.findall("b"):
-    print(child.getchildren()[0].tag)
+    print(list(child)[0].tag)

@@ the method as a value
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
-walk = root.getiterator
+walk = root.iter
 print(len(list(walk())))
!get = root.getchildren
 print(len(get()))

@@ a function of one's own called len
 import xml.etree.ElementTree as ET

 def len(element):
     return "size"

-print(len(ET.XML("<a><b/></a>").getchildren()))
+print(len(list(ET.XML("<a><b/></a>"))))

@@ a class of one's own
 class Node:
     def getchildren(self):
         return []

     def getiterator(self):
         return iter([])

 print(Node().getchildren(), list(Node().getiterator()))

@@ the new name where there is one
 import xml.etree.ElementTree as ET

 root = ET.fromstring("<a><b/></a>")
 walk = root.iter if hasattr(root, "iter") else root.getiterator
 print(len(list(walk())))
'''
