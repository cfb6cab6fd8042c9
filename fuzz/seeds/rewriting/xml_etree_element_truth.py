import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/></a>")
if root:
    print("children")
import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/></a>")
name = root.find("b")
if name:
    print("children")
else:
    print("none")
import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/></a>")
name = root.find("b")
if not root:
    print("empty")
if not name:
    print("no name")
