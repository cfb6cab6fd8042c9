from xml.dom import pulldom

def first(events: pulldom.DOMEventStream):
    return events[0]

print(first(pulldom.parseString("<a/>"))[0])
from xml.dom import pulldom

for event in pulldom.parseString("<a/>"):
    print(event[0])
