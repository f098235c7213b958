"""Whether what Stylist stands on has known weaknesses: asks OSV, a database of advisories.

    python scripts/advisories.py                     # over the network; skipped without one
    python scripts/advisories.py --database all.zip  # OSV's export of the ecosystem PyPI
    python scripts/advisories.py --ignore GHSA-1     # one that has been looked into

Sent are the names and versions of the packages that are installed here and that Stylist asks for,
and those that they ask for. Ends with status 1 where an advisory names one of them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

PROJECT = "stylist-desktop"
SERVICE = "https://api.osv.dev/v1/querybatch"
SECONDS = 20.0
Advisory = tuple[str, str, str]
"""Of which package, its version, the advisory's id."""


def plain(name: str) -> str:
    """A package's name as it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stood_on(project: str = PROJECT) -> dict[str, str]:
    """The packages that a project asks for, directly or not, as they are installed: versions."""
    found: dict[str, str] = {}
    waiting = [project]
    while waiting:
        name = plain(waiting.pop())
        if name in found:
            continue
        try:
            held = distribution(name)
        except PackageNotFoundError:  # for another system, or of an extra
            continue
        found[name] = held.version
        waiting += [
            re.split(r"[\s\[(<>=!~;]", said, maxsplit=1)[0]
            for said in held.requires or ()
            if "extra ==" not in said
        ]
    found.pop(plain(project), None)
    return found


def asked(packages: Mapping[str, str], service: str = SERVICE) -> list[Advisory]:
    """What the service knows of these.

    Raises
    ------
    OSError, ValueError
        It cannot be reached, or says something else.
    """
    pairs = sorted(packages.items())
    queries = [{"package": {"name": n, "ecosystem": "PyPI"}, "version": v} for n, v in pairs]
    request = urllib.request.Request(  # noqa: S310 - the service's own address
        service,
        json.dumps({"queries": queries}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        results = json.loads(answer.read())["results"]
    if len(results) != len(pairs):
        raise ValueError("an answer of another length")
    return [
        (name, version, str(one["id"]))
        for (name, version), result in zip(pairs, results, strict=True)
        for one in result.get("vulns", ())
    ]


def looked_up(packages: Mapping[str, str], database: Path) -> list[Advisory]:
    """What an export of the database, a ZIP of one JSON an advisory, knows of these."""
    with zipfile.ZipFile(database) as export:
        said = [json.loads(export.read(name)) for name in export.namelist()]
    return sorted(_named(packages, said))


def _named(packages: Mapping[str, str], said: Iterable[Mapping[str, Any]]) -> Iterator[Advisory]:
    for advisory in said:
        if "withdrawn" in advisory:
            continue
        for affected in advisory.get("affected", ()):
            name = plain(affected.get("package", {}).get("name", ""))
            if packages.get(name) in affected.get("versions", ()):
                yield name, packages[name], str(advisory["id"])


def main(words: list[str] | None = None, service: str = SERVICE) -> int:
    """Check, print, and tell by the status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", type=Path)
    parser.add_argument("--ignore", action="append", default=[])
    said = parser.parse_args(words)
    packages = stood_on()
    if not packages:
        sys.stdout.write(f"advisories: skipped, {PROJECT} is not installed here\n")
        return 0
    try:
        found = looked_up(packages, said.database) if said.database else asked(packages, service)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        why = getattr(error, "reason", error)
        sys.stdout.write(f"advisories: skipped, no database can be reached: {why}\n")
        return int(bool(said.database))  # one that was named has to be there
    found = [one for one in found if one[2] not in said.ignore]
    for name, version, identity in found:
        sys.stdout.write(f"{name} {version}: {identity}\n")
    sys.stdout.write(f"advisories: {len(packages)} packages, {len(found)} found\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
