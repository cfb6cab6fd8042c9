from typing import Any, Text

def show(text: Text, other: Any) -> Text:
    return text + other

print(show("a", "b"))
import typing as t

print(isinstance("a", t.Text))
class Text(str):
    pass

print(Text("a"))
