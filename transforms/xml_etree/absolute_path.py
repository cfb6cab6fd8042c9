"""Searching an `ElementTree` for a path with a leading `/` is deprecated.

Python searches for `./a` instead of `/a`, and warns that this will change.
"""

from xml.etree.ElementTree import ElementTree

deprecated = "3.0"
available = "3.0"
reference = "library/xml.etree.elementtree#xml.etree.ElementTree.ElementTree.find"


def before_find(tree: ElementTree, path: Text["^/"], namespaces=...):
    return tree.find(path, namespaces)


def after_find(tree: ElementTree, path, namespaces=...):
    return tree.find("." + path, namespaces := namespaces)


def before_findall(tree: ElementTree, path: Text["^/"], namespaces=...):
    return tree.findall(path, namespaces)


def after_findall(tree: ElementTree, path, namespaces=...):
    return tree.findall("." + path, namespaces := namespaces)


def before_findtext(tree: ElementTree, path: Text["^/"], default=..., namespaces=...):
    return tree.findtext(path, default, namespaces)


def after_findtext(tree: ElementTree, path, default=..., namespaces=...):
    return tree.findtext("." + path, default := default, namespaces := namespaces)


def before_iterfind(tree: ElementTree, path: Text["^/"], namespaces=...):
    return tree.iterfind(path, namespaces)


def after_iterfind(tree: ElementTree, path, namespaces=...):
    return tree.iterfind("." + path, namespaces := namespaces)


examples = '''
@@ all four methods
 import io
 import xml.etree.ElementTree as ET

 tree = ET.parse(io.StringIO("<a><b>x</b></a>"))
-print(tree.find("/b").tag, len(tree.findall("/b")))
+print(tree.find("./b").tag, len(tree.findall("./b")))
-print(tree.findtext("/c", "none"), [element.tag for element in tree.iterfind("//b", namespaces={})])
+print(tree.findtext("./c", "none"), [element.tag for element in tree.iterfind(".//b", namespaces={})])

@@ an annotated parameter
 from xml.etree.ElementTree import Element, ElementTree as Tree

 def first(tree: Tree):
-    return tree.find(path="/a/b")
+    return tree.find("./a/b")

 print(first(Tree(Element("a"))))

@@ other paths, and an element
 import xml.etree.ElementTree as ET

 tree = ET.ElementTree(ET.Element("a"))
 print(tree.find("./b"), tree.find(".//b"), tree.findall("b"), "a/b".find("/"))
 try:
     tree.getroot().find("/b")
 except SyntaxError:
     print("absolute")
'''
