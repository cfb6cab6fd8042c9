import xml.etree.cElementTree as ET

print(ET.fromstring("<a/>").tag)
from xml.etree import cElementTree

print(cElementTree.fromstring("<a/>").tag)
from xml.etree.cElementTree import Element, tostring as write

print(write(Element("a")))
