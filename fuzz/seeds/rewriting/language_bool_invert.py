count = 5
full = count > 4
print(~full, ~(count == 5))
print(~True, ~(not 1))
def flip(flag: bool) -> int:
    return 1 + ~flag

print(flip(True), flip(False))
