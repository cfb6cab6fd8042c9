import io
import xml.etree.ElementTree as ET

tree = ET.parse(io.StringIO("<a><b>x</b></a>"))
print(tree.find("/b").tag, len(tree.findall("/b")))
print(tree.findtext("/c", "none"), [element.tag for element in tree.iterfind("//b", namespaces={})])
from xml.etree.ElementTree import Element, ElementTree as Tree

def first(tree: Tree):
    return tree.find(path="/a/b")

print(first(Tree(Element("a"))))
import xml.etree.ElementTree as ET

tree = ET.ElementTree(ET.Element("a"))
print(tree.find("./b"), tree.find(".//b"), tree.findall("b"), "a/b".find("/"))
try:
    tree.getroot().find("/b")
except SyntaxError:
    print("absolute")
