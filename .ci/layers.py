#!/usr/bin/env python3
"""Who may include whom. The list is the architecture: change it only together with docs/decisions."""

import pathlib
import re
import subprocess
import sys

ALLOWED = {
    "engine/base": [],
    "engine/network": ["engine/base"],
    "engine/routing": ["engine/base", "engine/network"],
    "engine/fleet": ["engine/base"],
    "engine/planning": ["engine/base", "engine/fleet"],
    "engine/simulation": ["engine/base", "engine/fleet", "engine/planning"],
    "engine/cooperation": ["engine/base", "engine/fleet", "engine/planning"],
    "engine/indicators": ["engine/base", "engine/fleet", "engine/planning", "engine/simulation", "engine/cooperation"],
    "importers": ["engine/base", "engine/network", "engine/fleet"],
    "scenarios": ["engine", "importers"],
    "bindings": ["engine", "importers", "scenarios"],
    "bench": ["engine", "importers", "scenarios", "tests/support"],
    "tests": ["engine", "importers", "scenarios"],
}
# Third-party headers that belong to one room.
ONLY_IN = {
    r"^(tbb|oneapi)/": ["engine/base/parallel.cpp"],
    r"^hwy/": ["engine/routing/"],
    r"^osmium/": ["importers/osm/", "scenarios/cottbus/", "tests/", "bench/"],
    r"^coin/": ["engine/planning/"],
    r"^sqlite3": ["scenarios/report/", "tests/"],
    r"^CLI/": ["scenarios/command_line/"],
    r"^nlohmann/json.hpp": [".cpp"],
    r"^toml\+\+/": [".cpp"],
}


def room_of(path):
    rooms = [room for room in ALLOWED if path.startswith(room + "/")]
    return max(rooms, key=len) if rooms else None


def problems_of(path, text):
    room = room_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        own = re.match(r'\s*#include "([^"]+)"', line)
        if own:
            target = own.group(1)
            inside = target.startswith(room + "/") or any(target.startswith(a + "/") for a in ALLOWED[room])
            if not inside:
                yield f"{path}:{number}: {room} may not include {target}"
        foreign = re.match(r"\s*#include <([^>]+)>", line)
        if foreign:
            for pattern, places in ONLY_IN.items():
                if re.search(pattern, foreign.group(1)) and not any(
                        path.startswith(p) or (p.startswith(".") and path.endswith(p)) for p in places):
                    yield f"{path}:{number}: <{foreign.group(1)}> belongs to {', '.join(places)}"


def doubled_types(files):
    """A type that two headers define in one namespace breaks the one-definition rule as soon as they meet in a program."""
    seen = {}
    for path in (f for f in files if f.endswith(".h")):
        text = pathlib.Path(path).read_text(encoding="utf-8")
        namespace = re.search(r"^namespace ([\w:]+) \{", text, flags=re.MULTILINE)
        for name in re.findall(r"^(?:struct|class|enum class) (\w+)(?!\w|::)[^;]*?\{", text, flags=re.MULTILINE):
            first = seen.setdefault((namespace.group(1) if namespace else "", name), path)
            if first != path:
                yield f"{path}: {name} is defined in {first} too"


def main():
    files = subprocess.run(["git", "ls-files", "*.h", "*.cpp"], check=True, capture_output=True, text=True).stdout.split()
    problems = []
    for path in files:
        if room_of(path) is None:
            problems.append(f"{path}: lies in no known room")
        else:
            problems += problems_of(path, pathlib.Path(path).read_text(encoding="utf-8"))
    problems += doubled_types(files)
    print("\n".join(problems) if problems else f"layering: {len(files)} files keep the rules")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
