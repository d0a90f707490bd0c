# SPDX-License-Identifier: EUPL-1.2
"""The documentation of the API, made from its contract (OpenAPI 3.1)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from civic.platform.openapi import REFERENCE, operations

JSON_TYPE = "application/json"
FIRST_REFUSAL = 400
REFUSAL = re.compile(r"(.+) \(([^()]+)\)")
#: How deep examples go; a model that holds itself ends there.
DEEPEST = 4
SAMPLES: Mapping[str, Any] = {
    "uuid": "0199a7c4-5b6e-7d20-9c41-2f0d7b7f3a10",
    "email": "resident@example.org",
    "date": "2026-12-04",
    "date-time": "2026-12-04T14:00:00Z",
}
#: Values that make an example speak, by the name of a field or parameter.
TELLING: Mapping[str, Any] = {
    "category": "pothole",
    "lon": 24.9414,
    "lat": 60.1699,
    "description": "A deep hole by the tram stop",
    "digest": "…",
    "size": "medium",
    "z": 14,
    "x": 9327,
    "y": 4742,
    "q": "aleks",
}


@dataclass(frozen=True)
class Kind:
    """What a value is: words around the name of a model, where there is one."""

    before: str
    model: str | None = None
    after: str = ""


@dataclass(frozen=True)
class Field:
    """A parameter, or a field of a model."""

    name: str
    kind: Kind
    is_required: bool
    text: str
    #: path, query, header, form; empty for fields of a model.
    place: str = ""


@dataclass(frozen=True)
class Answer:
    """What may come back."""

    status: str
    text: str
    kind: Kind | None
    #: Refusals of this status: words, and the path of the page that explains it.
    problems: list[tuple[str, str | None]]


@dataclass(frozen=True)
class Operation:
    """One endpoint."""

    id: str
    method: str
    path: str
    title: str
    paragraphs: list[str]
    called_by: str
    parameters: list[Field]
    body: Kind | None
    answers: list[Answer]
    example: str


@dataclass(frozen=True)
class Group:
    """Operations of one tag."""

    name: str
    anchor: str
    operations: list[Operation]


@dataclass(frozen=True)
class Model:
    """A schema: its fields, or its values where it is a list of words."""

    name: str
    paragraphs: list[str]
    fields: list[Field]
    values: list[str]


@dataclass(frozen=True)
class Scheme:
    """A way to say who one is."""

    name: str
    text: str


@dataclass(frozen=True)
class Described:
    """All that the page of the documentation shows."""

    title: str
    version: str
    text: str
    base: str
    schemes: list[Scheme]
    groups: list[Group]
    models: list[Model]


def described(spec: Mapping[str, Any], base: str) -> Described:
    """Return the documentation of `spec`; examples call the installation at `base`."""
    schemas = spec["components"]["schemas"]
    schemes = spec["components"].get("securitySchemes", {})
    order = [tag["name"] for tag in spec.get("tags", [])]
    found = sorted(operations(dict(spec)), key=lambda o: (order.index(_tag(o[2])), o[1]))
    groups = [
        Group(tag, f"tag-{tag.lower()}", [_operation(*each, schemas, base) for each in members])
        for tag, members in groupby(found, key=lambda each: _tag(each[2]))
    ]
    return Described(
        title=spec["info"]["title"],
        version=spec["info"]["version"],
        text=spec["info"].get("description", ""),
        base=base,
        schemes=[Scheme(name, one.get("description", "")) for name, one in schemes.items()],
        groups=groups,
        models=[_model(name, schema) for name, schema in sorted(schemas.items())],
    )


def _tag(operation: Mapping[str, Any]) -> str:
    return str(operation["tags"][0])


def _operation(
    method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any], base: str
) -> Operation:
    text, _, called_by = operation.get("description", "").rpartition("May be called by: ")
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["summary"],
        paragraphs=_paragraphs(text),
        called_by=called_by.rstrip("."),
        parameters=[_parameter(one) for one in operation.get("parameters", [])],
        body=_body_kind(operation),
        answers=[_answer(*one) for one in sorted(operation["responses"].items())],
        example=_example(method, path, operation, schemas, base),
    )


def _parameter(parameter: Mapping[str, Any]) -> Field:
    return Field(
        name=parameter["name"],
        kind=_kind(parameter["schema"]),
        is_required=parameter.get("required", False),
        text=parameter.get("description", ""),
        place=parameter["in"],
    )


def _body(operation: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Return media type and schema of what is sent."""
    content = operation.get("requestBody", {}).get("content", {})
    return next(((media, one["schema"]) for media, one in content.items()), None)


def _body_kind(operation: Mapping[str, Any]) -> Kind | None:
    body = _body(operation)
    return None if body is None else _kind(body[1])


def _answer(status: str, response: Mapping[str, Any]) -> Answer:
    nothing: tuple[str, dict[str, Any]] = ("", {})
    media, content = next(iter(response.get("content", {}).items()), nothing)
    kind = _kind(content["schema"]) if "schema" in content else Kind(media) if media else None
    words = response["description"]
    problems = _problems(words) if int(status) >= FIRST_REFUSAL else []
    return Answer(status, words, kind, problems)


def _problems(words: str) -> list[tuple[str, str | None]]:
    """Return the refusals that a description lists as "title (type); title (type)"."""
    found = [REFUSAL.fullmatch(part) for part in words.split("; ")]
    return [(one[1], one[2] if one[2] != "about:blank" else None) for one in found if one]


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, whose lines are broken for the code."""
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


def _model(name: str, schema: Mapping[str, Any]) -> Model:
    required = schema.get("required", [])
    return Model(
        name=name,
        paragraphs=_paragraphs(schema.get("description", "")),
        fields=[
            Field(field, _kind(one), field in required, one.get("description", ""))
            for field, one in schema.get("properties", {}).items()
        ],
        values=[str(value) for value in schema.get("enum", [])],
    )


def _kind(schema: Mapping[str, Any]) -> Kind:
    """Return what a value of `schema` is, in words."""
    if "$ref" in schema:
        return Kind("", schema["$ref"].removeprefix(REFERENCE))
    if "anyOf" in schema:
        return _any_of(schema["anyOf"])
    if schema.get("type") == "array":
        inner = _kind(schema.get("items", {}))
        return Kind(f"list of {inner.before}".strip() + " " * bool(inner.model), inner.model)
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        inner = _kind(schema["additionalProperties"])
        return Kind(f"text → {inner.before}", inner.model)
    if "enum" in schema:
        return Kind(" | ".join(str(value) for value in schema["enum"]))
    words = [schema.get("format") or schema.get("type") or "anything", *_bounds(schema)]
    return Kind(", ".join(words))


def _any_of(options: list[Mapping[str, Any]]) -> Kind:
    kinds = [_kind(one) for one in options if one.get("type") != "null"]
    or_null = " or null" if len(kinds) < len(options) else ""
    if len(kinds) == 1:
        return Kind(kinds[0].before, kinds[0].model, or_null)
    return Kind(" or ".join(kind.model or kind.before for kind in kinds) + or_null)


def _bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    words = {
        "minimum": "≥ {}",
        "exclusiveMinimum": "> {}",
        "maximum": "≤ {}",
        "minLength": "at least {} characters",
        "maxLength": "at most {} characters",
        "maxItems": "at most {}",
        "pattern": "matches {}",
    }
    for name, sentence in words.items():
        if name in schema:
            yield sentence.format(schema[name])


def _example(
    method: str,
    path: str,
    operation: Mapping[str, Any],
    schemas: Mapping[str, Any],
    base: str,
) -> str:
    """Return a curl call that asks for it, with made-up values of the right form."""
    query = []
    for one in operation.get("parameters", []):
        sample = _sample(one["schema"], schemas, one["name"])
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(sample))
        elif one.get("required"):
            query.append(f"{one['name']}={sample}")
    address = f"{base}{path}" + (f"?{'&'.join(query)}" if query else "")
    parts = [f"curl '{address}'"] if method == "get" else [f"curl -X {method.upper()} '{address}'"]
    if any("session" in way for way in operation.get("security", [])):
        parts.append("-b cookies.txt")
        if method != "get":
            parts.append('-H "X-CSRFToken: $TOKEN"')
    parts += _sent(operation, schemas)
    return " \\\n  ".join(parts)


def _sent(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[str]:
    body = _body(operation)
    if body is None:
        return []
    if body[0] != JSON_TYPE:
        return ["-F photo=@photo.jpg"]
    text = json.dumps(_sample(body[1], schemas, ""), ensure_ascii=False)
    return [f"-H 'Content-Type: {JSON_TYPE}'", f"-d '{text}'"]


def _sample(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], name: str, depth: int = 0
) -> Any:
    """Return a value of `schema`: of models only what must be there."""
    if name in TELLING:
        return TELLING[name]
    if "$ref" in schema and depth < DEEPEST:
        return _sample(schemas[schema["$ref"].removeprefix(REFERENCE)], schemas, name, depth + 1)
    if "anyOf" in schema:
        return _sample(schema["anyOf"][0], schemas, name, depth)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        names = schema.get("required", [])
        return {one: _sample(properties[one], schemas, one, depth + 1) for one in names}
    return _plain_sample(schema)


def _plain_sample(schema: Mapping[str, Any]) -> Any:
    if (sample := SAMPLES.get(schema.get("format", ""))) is not None:
        return sample
    match schema.get("type"):
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "array":
            return []
        case _:
            return "123456" if "pattern" in schema else "…"
