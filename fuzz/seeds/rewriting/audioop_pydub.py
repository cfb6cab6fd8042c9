from pydub import AudioSegment

def load(path):
    return AudioSegment.from_file(path)
try:
    import pydub
except ImportError:
    pydub = None
import soundfile
