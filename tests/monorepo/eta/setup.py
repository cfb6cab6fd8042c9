from setuptools import setup

setup(name="eta", py_modules=["eta"], install_requires=["zeta"])
