# SPDX-License-Identifier: EUPL-1.2
import re
from collections import Counter
from enum import StrEnum
from typing import Any

import pytest
from apiflask import APIFlask
from click.testing import CliRunner
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel

from civic.cli import openapi as verb
from civic.platform.http import DECLARED
from civic.platform.openapi import REFERENCE, as_text, operations


@pytest.fixture(scope="module")
def spec(app: APIFlask) -> dict[str, Any]:
    with app.app_context():
        found = app.spec
    assert isinstance(found, dict)
    return found


def subclasses(model: type) -> set[type]:
    below: set[type] = set(model.__subclasses__())
    return below.union(*map(subclasses, below))


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*map(references, node))
    return set()


def test_the_contract_is_what_the_code_says(spec: dict[str, Any]) -> None:
    assert verb.CONTRACT.read_text(encoding="utf-8") == as_text(spec), "run: civic openapi"


def test_the_contract_is_openapi_3_1(spec: dict[str, Any]) -> None:
    faults = list(OpenAPIV31SpecValidator(spec).iter_errors())

    assert spec["openapi"].startswith("3.1.")
    assert faults == []


def test_every_endpoint_of_the_api_is_in_the_contract(spec: dict[str, Any]) -> None:
    described = {operation["operationId"] for _, _, operation in operations(spec)}
    declared = {
        name.rpartition(".")[2]
        for name, declaration in DECLARED.items()
        if declaration.rule.startswith(("/api/v", "/tiles/"))
    }

    # By id or by number is one path of the contract.
    assert declared - described == {"show_report_by_number", "show_sheet_by_number"}


def test_every_operation_is_described(spec: dict[str, Any]) -> None:
    for method, path, operation in operations(spec):
        assert operation["summary"], (method, path)
        assert "May be called by: " in operation["description"], (method, path)
        assert operation["tags"], (method, path)
        for parameter in operation["parameters"]:
            assert parameter.get("description"), (method, path, parameter["name"])
        for status, response in operation["responses"].items():
            assert response["description"] not in ("", "Successful response"), (path, status)


def test_every_model_is_described(spec: dict[str, Any]) -> None:
    for name, schema in spec["components"]["schemas"].items():
        assert schema.get("description"), name


def test_names_of_operations_are_unique(spec: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(spec)]

    assert len(names) == len(set(names))


def test_paths_differ_in_more_than_the_name_of_a_parameter(spec: dict[str, Any]) -> None:
    shapes = [re.sub(r"\{[^}]+\}", "{}", path) for path in spec["paths"]]

    assert len(shapes) == len(set(shapes))


def test_names_of_models_are_plain_and_all_are_used(spec: dict[str, Any]) -> None:
    names = set(spec["components"]["schemas"])

    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9]+", name) for name in names)
    assert {reference.removeprefix(REFERENCE) for reference in references(spec)} == names


def test_no_two_models_share_a_name(spec: dict[str, Any]) -> None:
    found = Counter(
        model.__name__
        for model in subclasses(BaseModel) | subclasses(StrEnum)
        if model.__module__.startswith("civic.")
        and model.__module__.endswith(("schemas", "kinds", "routes"))
    )

    twice = {name for name, n in found.items() if n > 1}
    assert twice.isdisjoint(spec["components"]["schemas"])


def test_every_refusal_is_a_problem(spec: dict[str, Any]) -> None:
    for _, path, operation in operations(spec):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], path


def test_who_must_say_who_they_are_may_be_told_to(spec: dict[str, Any]) -> None:
    schemes = set(spec["components"]["securitySchemes"])
    for _, path, operation in operations(spec):
        ways = {name for way in operation.get("security", []) for name in way}
        assert ways <= schemes
        assert ("401" in operation["responses"]) or not ways, path


def test_parameters_of_queries_are_never_null(spec: dict[str, Any]) -> None:
    for _, path, operation in operations(spec):
        for parameter in operation["parameters"]:
            assert {"type": "null"} not in parameter["schema"].get("anyOf", []), path


def test_a_stale_contract_is_told_and_written(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "ROOT", tmp_path)
    files = {tmp_path / "pwa" / "openapi.json": "{}\n", tmp_path / "problems.md": "# Problems\n"}
    monkeypatch.setattr(verb, "contract_files", lambda: files)
    runner = CliRunner()

    stale = runner.invoke(verb.openapi, ["--check"])
    written = runner.invoke(verb.openapi)
    fresh = runner.invoke(verb.openapi, ["--check"])

    assert stale.exit_code == 1
    assert "pwa/openapi.json, problems.md" in stale.output
    assert written.exit_code == fresh.exit_code == 0
    assert (tmp_path / "problems.md").read_text() == "# Problems\n"


def test_every_query_that_refuses_what_it_does_not_know_knows_the_language() -> None:
    # The app says with each question in which language it wants the answer. Tiles have no words,
    # and what a saved view keeps is no question.
    strict = {
        model.__name__: model.model_fields.keys()
        for model in subclasses(BaseModel)
        if issubclass(model, BaseModel)
        and model.__module__.startswith("civic.")
        and model.__name__.endswith("Query")
        and model.model_config.get("extra") == "forbid"
    }

    assert {name for name, fields in strict.items() if "lang" not in fields} <= {
        "TileQuery",
        "ViewQuery",
    }
