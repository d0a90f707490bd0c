# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from civic.pages.contract import Kind, described

SPEC: dict[str, Any] = {
    "info": {"title": "civic", "version": "1", "description": "All of it."},
    "tags": [{"name": "Reports"}, {"name": "Account"}],
    "paths": {
        "/api/v1/me": {
            "patch": {
                "operationId": "change_me",
                "tags": ["Account"],
                "summary": "Change one's name",
                "description": "First\nline.\n\nSecond.\n\nMay be called by: anyone signed in.",
                "security": [{"session": []}],
                "parameters": [],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Change"}}
                    }
                },
                "responses": {
                    "200": {"description": "Done."},
                    "422": {"description": "Wrong (/problems/invalid-body); No (about:blank)"},
                },
            }
        },
        "/api/v1/reports/{number}": {
            "get": {
                "operationId": "show",
                "tags": ["Reports"],
                "summary": "Show",
                "description": "May be called by: anyone.",
                "parameters": [
                    {
                        "name": "number",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    },
                    {"name": "lat", "in": "query", "required": True, "schema": {"type": "number"}},
                    {"name": "lang", "in": "query", "schema": {"type": "string", "maxLength": 10}},
                ],
                "responses": {"200": {"description": "A tile.", "content": {"image/x": {}}}},
            }
        },
    },
    "components": {
        "schemas": {
            "Change": {
                "type": "object",
                "required": ["name", "roles"],
                "properties": {
                    "name": {"type": "string"},
                    "roles": {"type": "array", "items": {"$ref": "#/components/schemas/Role"}},
                    "until": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                },
            },
            "Role": {"type": "string", "enum": ["clerk", "auditor"]},
        }
    },
}


def test_operations_stand_by_tag_in_the_order_of_the_tags() -> None:
    api = described(SPEC, "https://civic.test")

    assert [group.name for group in api.groups] == ["Reports", "Account"]


def test_who_may_call_stands_apart_from_the_text() -> None:
    operation = described(SPEC, "https://civic.test").groups[1].operations[0]

    assert operation.called_by == "anyone signed in"
    assert operation.paragraphs == ["First line.", "Second."]


def test_refusals_lead_to_their_pages() -> None:
    operation = described(SPEC, "https://civic.test").groups[1].operations[0]

    assert operation.answers[1].problems == [("Wrong", "/problems/invalid-body"), ("No", None)]


def test_examples_fill_in_what_must_be_there() -> None:
    show, change = (g.operations[0] for g in described(SPEC, "https://civic.test").groups)

    assert show.example == "curl 'https://civic.test/api/v1/reports/…?lat=60.1699'"
    assert change.example.splitlines() == [
        "curl -X PATCH 'https://civic.test/api/v1/me' \\",
        "  -b cookies.txt \\",
        '  -H "X-CSRFToken: $TOKEN" \\',
        "  -H 'Content-Type: application/json' \\",
        '  -d \'{"name": "…", "roles": []}\'',
    ]


def test_kinds_name_the_models_they_lead_to() -> None:
    model = described(SPEC, "").models[0]

    kinds = {field.name: (field.kind, field.is_required) for field in model.fields}

    assert kinds == {
        "name": (Kind("string"), True),
        "roles": (Kind("list of ", "Role"), True),
        "until": (Kind("date", None, " or null"), False),
    }


def test_models_that_are_words_list_them() -> None:
    assert described(SPEC, "").models[1].values == ["clerk", "auditor"]
