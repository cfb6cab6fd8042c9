import array

letters = array.array("u", "spam")
print(letters.tounicode())
import array

letters = array.array("u", "spam")
print(letters.tounicode() if letters.typecode == "u" else letters.tolist())
import array

print(array.array("b", b"u"), array.array("i"))
