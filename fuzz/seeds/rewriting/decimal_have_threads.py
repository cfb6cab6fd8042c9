import decimal

print("threads" if decimal.HAVE_THREADS else "none")
from decimal import Decimal, HAVE_THREADS as threads

print(threads, Decimal(1))
import decimal

print(decimal.HAVE_CONTEXTVAR)
