"""`return` or `break` in a `finally` block warns since Python 3.14.

Where `return`, `break` or `continue` leaves it, an exception that is on its way is
dropped, and so is the value of a `return` before. Python warns of it when it compiles
the file (PEP 765).
"""

deprecated = "3.14"
reference = "whatsnew/3.14#pep-765-control-flow-in-finally-blocks"
native = "finally_block"
words = ["finally"]

examples = '''
@@ a function and two loops that are left
 def read(file):
     try:
         return file.read()
     finally:
         file.close()
!        return None

 def search(items):
     for item in items:
         try:
             print(item)
         finally:
             if item:
!                break
     while items:
         try:
             items.pop()
         finally:
!            continue

 search([0, 1, 2])

@@ on one line, and behind a loop
 def first(items):
     for item in items:
         try:
             print(item)
         finally:
             for other in items:
                 print(other)
             else:
!                break
     try: print(items)
!    finally: return

 first([1, 2])

@@ a function and a loop in the block
 def close(files):
     try:
         print(len(files))
     finally:
         def is_open(file):
             return bool(file)

         for file in files:
             if not is_open(file):
                 continue
             while True:
                 break

 close([1, 0])

@@ behind the block, and in another one
 def read(text):
     finally_read = text
     try:
         print(finally_read)
     except ValueError:
         return None
     else:
         return text
     finally:
         print("read")
     return "finally"

 print(read("a"))
'''
