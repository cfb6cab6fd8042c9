import imp
import json

print(imp.reload(json) is json)
import json
from imp import reload

print(reload(json) is json)
import json
from imp import reload as refresh

print(refresh(json) is json)
