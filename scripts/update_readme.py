#!/usr/bin/env python3
"""Write the outputs of the README's session anew: each line that begins with "$ " is run, in an empty folder.

usage: python scripts/update_readme.py [--check]
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def run(block: str) -> str:
    """A session with the output that its commands give now; ``echo $?`` gives the exit status of the one before."""
    lines: list[str] = []
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        for command in (line for line in block.splitlines() if line.startswith("$ ")):
            words = shlex.split(command[2:])
            lines.append(command)
            if words == ["echo", "$?"]:
                lines.append(str(status))
                continue
            if words[0] != "yrdcheck":
                raise ValueError(f"only yrdcheck is run here: {command}")
            done = subprocess.run([sys.executable, "-m", "yrdcheck", *words[1:]], capture_output=True, encoding="utf-8", cwd=folder, check=False)
            status = done.returncode
            output = done.stdout if status < 2 else done.stderr
            lines += [line.rstrip() for line in output.rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n"


def renew(text: str) -> str:
    """The README with every session run again."""
    return BLOCK.sub(lambda m: run(m.group(1)), text)


def main() -> int:
    """Renew the README, or with ``--check`` say whether it is as it would be."""
    text = README.read_text(encoding="utf-8")
    new = renew(text)
    if "--check" in sys.argv[1:]:
        if new != text:
            print("README.md: the session is out of date; run scripts/update_readme.py", file=sys.stderr)
        return int(new != text)
    README.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
