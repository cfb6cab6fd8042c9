def tilt():
    import turtle
    turtle.settiltangle(45)
    pen = turtle.Turtle()
    pen.settiltangle(angle=90)

print(callable(tilt))
def arrow():
    from turtle import RawTurtle, settiltangle as tilt

    class Arrow(RawTurtle):
        def turn(self):
            self.settiltangle(30)

    tilt(45)
    return Arrow

print(callable(arrow))
class Roof:
    def settiltangle(self, angle):
        return angle

print(Roof().settiltangle(45))
