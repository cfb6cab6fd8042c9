from setuptools import setup

setup(name="beta", packages=["beta"], python_requires=">=3.6")
