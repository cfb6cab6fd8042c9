import xml.etree.ElementTree as ET

for parser in ET.XMLParser(0, ET.TreeBuilder(), "utf-8"), ET.XMLParser(html=0, encoding="utf-8"):
    print(ET.XML("<a/>", parser).tag)
from xml.etree.ElementTree import XML, XMLParser

class Parser(XMLParser):
    def __init__(self):
        super().__init__(0)

print(XML("<a/>", Parser()).tag)
import xml.etree.ElementTree as ET

parser = ET.XMLParser()
parser.doctype("a", None, None)
