"""upshift is a program: run it as `upshift`, or as `python -m upshift`."""
