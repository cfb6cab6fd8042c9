"""What is in the store, and where."""

__version__ = "2.4.1"
