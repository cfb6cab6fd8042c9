import pydoc

def start(port):
    pydoc.gui()
    pydoc.serve(port)
    pydoc.serve(port=8000)
from pydoc import gui as browser

def start():
    browser()
import pydoc

def serve(port):
    return pydoc.browse(port)
