# SPDX-License-Identifier: EUPL-1.2
from apiflask import APIFlask

from civic.cli.openapi import PROBLEMS
from civic.pages.problems import as_markdown, documented
from civic.platform.http import DECLARED
from civic.platform.openapi import operations


def test_the_reference_of_problems_is_what_the_code_says(app: APIFlask) -> None:
    assert PROBLEMS.read_text(encoding="utf-8") == as_markdown(documented()), "run: civic openapi"


def test_every_problem_is_explained_in_a_sentence(app: APIFlask) -> None:
    for problem in documented():
        assert problem.text.endswith("."), problem.name
        assert problem.title, problem.name


def test_types_of_problems_are_unique(app: APIFlask) -> None:
    refused = {problem for declared in DECLARED.values() for problem in declared.refuses}
    types = [problem.type for problem in refused if problem.type != "about:blank"]

    assert len(types) == len(set(types))


def test_the_contract_names_no_problem_that_is_not_explained(app: APIFlask) -> None:
    names = {problem.name for problem in documented()}
    spec = app.spec
    assert isinstance(spec, dict)

    for _, path, operation in operations(spec):
        for response in operation["responses"].values():
            for part in response["description"].split("(/problems/")[1:]:
                assert part.partition(")")[0] in names, path
