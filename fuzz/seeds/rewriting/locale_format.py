import locale

print(locale.format("%.2f", 1234.5))
from locale import format

print(format("%d", 1234))
from locale import format as write

print(write("%d", 1234))
