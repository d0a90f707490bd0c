# SPDX-License-Identifier: EUPL-1.2
"""The pages that the types of problems point to, made from the refusals themselves."""

import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from civic.platform.http import DECLARED
from civic.platform.problems import Problem

PATH = "/problems/"
#: A parameter as Flask writes it, and as the contract does.
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
TEMPLATED = r"{\1}"
INTRODUCTION = """\
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Written by `civic openapi` from the refusals in the code. -->
# Problems

Whatever is refused is answered as `application/problem+json` (RFC 9457). Clients switch on `type`,
which is the path of a page of this installation; `title` and `detail` are for people, in the
language of the answer. Refusals of the type `about:blank` mean what their status says: 401 sign in
first, 403 not allowed, 404 not there or not to be seen.
"""


@dataclass(frozen=True)
class ProblemDoc:
    """What there is to know about a type of problem."""

    name: str
    status: int
    title: str
    text: str
    #: Method and path of the endpoints that may answer so, in their order.
    refused_by: tuple[str, ...]


def documented() -> list[ProblemDoc]:
    """Return every type of problem that endpoints may answer with, by name."""
    found = {problem for declared in DECLARED.values() for problem in declared.refuses}
    found.update(each for each in Problem.__subclasses__() if each.__module__ == Problem.__module__)
    by_type = {problem.type: problem for problem in found if problem.type.startswith(PATH)}
    return [_doc(problem) for _, problem in sorted(by_type.items())]


def as_markdown(docs: Iterable[ProblemDoc]) -> str:
    """Return docs/reference/problems.md."""
    parts = [INTRODUCTION]
    for doc in docs:
        parts.append(f"\n## {doc.name}\n\n`{PATH}{doc.name}`, {doc.status}: “{doc.title}”\n")
        parts.append(f"\n{doc.text}\n")
        if doc.refused_by:
            lines = "\n".join(f"- `{line}`" for line in doc.refused_by)
            parts.append(f"\n{lines}\n")
    return "".join(parts)


def _doc(problem: type[Problem]) -> ProblemDoc:
    return ProblemDoc(
        name=problem.type.removeprefix(PATH),
        status=problem.status,
        title=problem.title,
        text=inspect.getdoc(problem) or "",
        refused_by=tuple(
            sorted(
                f"{declared.method} {CONVERTER.sub(TEMPLATED, declared.rule)}"
                for declared in DECLARED.values()
                if problem in declared.refuses and declared.rule.startswith("/api/")
            )
        ),
    )
