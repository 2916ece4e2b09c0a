"""Print the one-line commands of a README, one a line: the lines of its ``sh`` blocks that make an environment."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def commands_of(readme: str) -> list[str]:
    """Return the lines beginning with ``python3 -m venv`` in the readme's ``sh`` blocks, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    lines = (line.strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line.startswith("python3 -m venv")]


if __name__ == "__main__":
    print("\n".join(commands_of(Path(sys.argv[1]).read_text("utf-8"))))
