# SPDX-License-Identifier: EUPL-1.2
"""The contract: the OpenAPI document that the declarations of the endpoints add up to."""

import json
import re
from typing import Any

#: `Parent.Child`, as APIFlask names a model that is nested in another.
NESTED = re.compile(r"^#/components/schemas/(?:[^/.]+\.)+([^/.]+)$")

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details. Clients switch on `type`, people read `detail`.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901)"},
                    "detail": {"type": "string"},
                    "in": {"type": "string"},
                },
            },
        },
    },
    "required": ["type", "title", "status"],
}


def clean(spec: dict[str, Any]) -> dict[str, Any]:
    """Return `spec` with one schema per model and every refusal described as a problem."""
    schemas = spec.setdefault("components", {}).setdefault("schemas", {})
    for name in list(schemas):
        for child, schema in schemas[name].pop("$defs", {}).items():
            schemas.setdefault(child, schema)
    for name in [name for name in schemas if "." in name]:
        schemas.setdefault(name.rsplit(".", 1)[1], schemas.pop(name))
    schemas["Problem"] = PROBLEM
    for path in spec.get("paths", {}).values():
        for operation in path.values():
            if isinstance(operation, dict):
                _describe_refusals(operation)
    return _with_plain_references(spec)  # type: ignore[no-any-return]


def _describe_refusals(operation: dict[str, Any]) -> None:
    for status, response in operation.get("responses", {}).items():
        if int(status) >= 400:  # noqa: PLR2004 - all client and server errors
            schema = {"$ref": "#/components/schemas/Problem"}
            response["content"] = {"application/problem+json": {"schema": schema}}


def _with_plain_references(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: NESTED.sub(r"#/components/schemas/\1", value)
            if key == "$ref"
            else _with_plain_references(value)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_with_plain_references(item) for item in node]
    return node


def as_text(spec: dict[str, Any]) -> str:
    """Return the document as it is committed: sorted, so that a diff shows what changed."""
    return json.dumps(spec, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
