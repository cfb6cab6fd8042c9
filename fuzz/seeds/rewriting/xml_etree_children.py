import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/><c/></a>")
for child in root.getchildren():
    print(child.tag)
print(root.getchildren()[1].tag, len(root.getchildren()))
import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/><c/></a>")
print([element.tag for element in root.getiterator()])
for element in root.getiterator("b"):
    print(element.tag)
import io
from xml.etree import ElementTree

tree = ElementTree.parse(io.StringIO("<a><b/><b/></a>"))
print(len(tree.getiterator("b")), tree.getiterator()[0].tag)
print([element.tag for element in tree.getiterator(tag="b")])
