import array

letters = array.array("u", "spam")
print(letters.tounicode())
import array

print(array.array("b", b"u"), array.array("i"))
def array(code, text):
    return text

print(array("u", "spam"))
