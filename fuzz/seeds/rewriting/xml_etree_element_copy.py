from xml.etree.ElementTree import Element

def twin(one: Element):
    return one.copy()

print("defined")
import xml.etree.ElementTree as ET

def copies(root: ET.Element):
    return [child.copy() for child in root]

print("defined")
import xml.etree.ElementTree as ET

print(ET.Element("a", b="c").attrib.copy())
