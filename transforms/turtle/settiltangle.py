"""`turtle.settiltangle()` was removed in Python 3.13.

`tiltangle()` with an argument sets the angle since Python 3.1.
"""

deprecated = "3.1"
available = "3.1"
removed = "3.13"
reference = "whatsnew/3.13#turtle"
moves = {
    "turtle.settiltangle": "turtle.tiltangle",
    "turtle.RawTurtle.settiltangle": "turtle.RawTurtle.tiltangle",
}

examples = '''
@@ the function and the method
 def tilt():
     import turtle
-    turtle.settiltangle(45)
+    turtle.tiltangle(45)
     pen = turtle.Turtle()
-    pen.settiltangle(angle=90)
+    pen.tiltangle(angle=90)

 print(callable(tilt))

@@ imported by name, and a subclass
 def arrow():
-    from turtle import RawTurtle, settiltangle as tilt
+    from turtle import RawTurtle, tiltangle as tilt

     class Arrow(RawTurtle):
         def turn(self):
-            self.settiltangle(30)
+            self.tiltangle(30)

     tilt(45)
     return Arrow

 print(callable(arrow))

@@ another class with that method
 class Roof:
     def settiltangle(self, angle):
         return angle

 print(Roof().settiltangle(45))
'''
