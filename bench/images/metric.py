"""Reads a line of JSON with two PNG files, answers one with their SSIMULACRA2 score; until nothing more is asked."""

import json
import sys

from ssimulacra2 import compute_ssimulacra2

for line in sys.stdin:
    reference, picture = json.loads(line)
    print(json.dumps(float(compute_ssimulacra2(reference, picture))), flush=True)
