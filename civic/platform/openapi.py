# SPDX-License-Identifier: EUPL-1.2
"""The contract: the OpenAPI document that the declarations of the endpoints add up to."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

#: `Parent.Child`, as APIFlask names a model that is nested in another.
NESTED = re.compile(r"^#/components/schemas/(?:[^/.]+\.)+([^/.]+)$")
REFERENCE = "#/components/schemas/"
PARAMETER = re.compile(r"\{[^}]+\}")
METHODS = ("get", "post", "put", "patch", "delete")
#: What APIFlask writes where it knows no better.
SUCCESS = "Successful response"
VALIDATION_ERROR = "Validation error"
FIRST_REFUSAL = 400
INVALID_BODY = "Something in the request is missing or wrong (/problems/invalid-body)"

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details. Clients switch on `type`, people read `detail`.",
    "properties": {
        "type": {
            "type": "string",
            "format": "uri-reference",
            "description": "Path of the page that explains it, or about:blank.",
        },
        "title": {"type": "string", "description": "In the language of the answer."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence about this very request."},
        "errors": {
            "type": "array",
            "description": "Every fault of the request, where it has faults.",
            "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901)."},
                    "detail": {"type": "string"},
                    "in": {"type": "string"},
                    "reason": {"type": "string", "description": "Code; clients switch on it."},
                },
            },
        },
    },
    "required": ["type", "title", "status"],
}


def clean(spec: dict[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Return `spec` with one schema per model and every refusal described as a problem.

    `words` describe parameters by name where their model does not.
    """
    schemas = spec.setdefault("components", {}).setdefault("schemas", {})
    for name in list(schemas):
        for child, schema in schemas[name].pop("$defs", {}).items():
            schemas.setdefault(child, schema)
    for name in [name for name in schemas if "." in name]:
        schemas.setdefault(name.rsplit(".", 1)[1], schemas.pop(name))
    schemas["Problem"] = PROBLEM
    # Blueprints that share a tag each bring it.
    spec["tags"] = list({tag["name"]: tag for tag in spec.get("tags", [])}.values())
    spec["paths"] = _merged(spec.get("paths", {}))
    for path in spec["paths"].values():
        for operation in path.values():
            _describe_answers(operation, schemas)
            _describe_parameters(operation, words)
            _describe_body(operation, schemas)
    cleaned = _without_titles(_with_plain_references(spec))
    _drop_unused(cleaned)
    return cleaned  # type: ignore[no-any-return]  # a dict, as `spec` is


def operations(spec: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Return method, path and operation of everything in `spec`, by path."""
    for path, item in sorted(spec.get("paths", {}).items()):
        for method in METHODS:
            if method in item:
                yield method, path, item[method]


def as_text(spec: dict[str, Any]) -> str:
    """Return the document as it is committed: sorted, so that a diff shows what changed."""
    return json.dumps(spec, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _merged(paths: dict[str, Any]) -> dict[str, Any]:
    """Return `paths` with those made one that differ only in what they call a parameter.

    Two rules of the server, such as one by id and one by number, are one templated path to
    OpenAPI; the words of the one by id stay.

    Source: OpenAPI 3.1.0, 4.8.8 "Paths Object".
    """
    merged: dict[str, Any] = {}
    first: dict[str, str] = {}
    for path, item in sorted(paths.items(), key=lambda entry: ("_id}" not in entry[0], entry[0])):
        known = first.setdefault(PARAMETER.sub("{}", path), path)
        for method, operation in item.items():
            merged.setdefault(known, {}).setdefault(method, operation)
        if known != path:
            name = " or ".join(n.strip("{}") for n in PARAMETER.findall(path))
            for operation in merged[known].values():
                for parameter in operation.get("parameters", []):
                    if parameter["in"] == "path":
                        parameter["x-or"] = name
    return merged


def _describe_answers(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    for status, response in operation.get("responses", {}).items():
        if response.get("description") == SUCCESS:
            content = response.get("content", {}).get("application/json", {})
            model = schemas.get(_name(content.get("schema", {})), {})
            response["description"] = model.get("description", "Done.")
        if int(status) >= FIRST_REFUSAL:
            schema = {"$ref": f"{REFERENCE}Problem"}
            response["content"] = {"application/problem+json": {"schema": schema}}
        if response.get("description") == VALIDATION_ERROR:
            response["description"] = INVALID_BODY


def _describe_parameters(operation: dict[str, Any], words: Mapping[str, str]) -> None:
    """Say of parameters what they are: text of a query is there or not, it is never null."""
    for parameter in operation.get("parameters", []):
        schema = parameter["schema"]
        described = schema.pop("description", None)
        described = described or words.get(parameter["name"])
        if other := parameter.pop("x-or", None):
            described = f"{described or ''} Or its {other}.".strip()
        if described:
            parameter["description"] = described
        options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
        if len(options) == 1:
            del schema["anyOf"]
            schema |= options[0]
        if schema.get("default", 0) is None:
            del schema["default"]
        if schema.get("type") == "array":
            # One value with commas, as the server reads it: not ?status=a&status=b.
            parameter |= {"style": "form", "explode": False}


def _describe_body(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    body = operation.get("requestBody", {})
    for content in body.get("content", {}).values():
        if schemas.get(_name(content.get("schema", {})), {}).get("required"):
            body["required"] = True


def _name(schema: dict[str, Any]) -> str:
    """Return the name of the model that a schema refers to."""
    return str(schema.get("$ref", "")).removeprefix(REFERENCE)


def _without_titles(node: Any, *, are_names: bool = False) -> Any:
    """Return `node` without the titles that repeat the name of a field; `are_names`: its keys."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value, are_names=key in ("properties", "schemas"))
            for key, value in node.items()
            if are_names or key != "title" or "version" in node
        }
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    return node


def _drop_unused(spec: dict[str, Any]) -> None:
    """Drop the schemas that nothing refers to, until all that are left are used."""
    schemas = spec["components"]["schemas"]
    while unused := set(schemas) - set(_references(spec)):
        for name in unused:
            del schemas[name]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.removeprefix(REFERENCE)
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def _with_plain_references(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: NESTED.sub(rf"{REFERENCE}\1", value)
            if key == "$ref"
            else _with_plain_references(value)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_with_plain_references(item) for item in node]
    return node
