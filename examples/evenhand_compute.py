"""`evenhand compute` as a process that stays: a request a line, an answer a line, in order."""

import json
import os
import shlex
import subprocess


class Compute:
    """Answers any measure of `evenhand compute`; see docs/measures.md.

    with Compute() as compute:
        compute("bleu", {"hypotheses": ["a b c d"], "references": [["a b c d"]]})["score"]
    """

    def __init__(self, command=None):
        command = command or shlex.split(os.environ.get("EVENHAND", "npx evenhand"))
        self.process = subprocess.Popen(
            [*command, "compute"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __call__(self, measure, data, options=None):
        request = {"id": 1, "measure": measure, "data": data, "options": options or {}}
        # NaN is no JSON: what is missing is None.
        self.process.stdin.write(json.dumps(request, allow_nan=False) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line == "":
            raise RuntimeError(f"evenhand compute ended with {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise ValueError(answer["error"]["message"])
        return answer["value"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
