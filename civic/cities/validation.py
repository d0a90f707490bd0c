# SPDX-License-Identifier: EUPL-1.2
"""Whether each file of a city has the form that its schema gives, in plain sentences."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from civic.cities.files import Document, Fault
from civic.platform.config import ROOT

SCHEMAS = ROOT / "config" / "schemas"

#: What people call the types of JSON.
TYPES: Mapping[str, str] = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


def form_faults(document: Document) -> Iterator[Fault]:
    """Yield every place where the document has not the form of its schema."""
    for error in _validator(document.schema).iter_errors(document.content):
        yield from _faults(document, error)


@cache
def _validator(name: str) -> Draft202012Validator:
    schemas = {path.name: json.loads(path.read_text()) for path in SCHEMAS.glob("*.schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    return Draft202012Validator(schemas[f"{name}.schema.json"], registry=registry)


def _faults(document: Document, error: ValidationError) -> Iterator[Fault]:
    where = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = _of(error).get("properties", {})
        for key in error.instance:
            if key not in known:
                yield document.fault((*where, key), f"{_name(where)}: {key!r} is not known here.")
        return
    words = _SENTENCES.get(str(error.validator), _as_it_is)(error)
    yield document.fault(where, f"{_name(where)}: {words}.")


def _name(where: tuple[str | int, ...]) -> str:
    """Return `categories[3].photo`."""
    name = ""
    for part in where:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name or "The file"


def _of(error: ValidationError) -> dict[str, Any]:
    """Return the part of the schema that was broken."""
    schema: Any = error.schema
    return dict(schema)


def _as_it_is(error: ValidationError) -> str:
    return error.message.rstrip(".")


def _type(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    names = wanted if isinstance(wanted, list) else [wanted]
    return f"must be {' or '.join(TYPES[name] for name in names)}"


def _required(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    present: Any = error.instance
    missing = [key for key in wanted if key not in present]
    # jsonschema reports each missing key by itself, in order; its message begins with the key.
    key = next((key for key in missing if error.message.startswith(repr(key))), missing[0])
    return f"{key!r} is missing"


def _enum(error: ValidationError) -> str:
    known: Any = error.validator_value
    return f"{error.instance!r} must be one of {', '.join(map(str, known))}"


def _pattern(error: ValidationError) -> str:
    meant = _of(error).get("description", f"the form {error.validator_value}")
    return f"{error.instance!r} is not {meant}"


def _empty(_error: ValidationError) -> str:
    return "must not be empty"


_SENTENCES: Mapping[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "required": _required,
    "enum": _enum,
    "pattern": _pattern,
    "minItems": _empty,
    "minLength": _empty,
    "minProperties": _empty,
}
