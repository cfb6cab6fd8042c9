from delta.base import Base


class Test(Base):
    def test(self):
        self.check()
