# SPDX-License-Identifier: EUPL-1.2
"""Who may see a photo that is not everybody's: those who use it know."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor

Rule = Callable[[Session, str, Actor], bool]
RULES: list[Rule] = []


def shows(rule: Rule) -> Rule:
    """Declare that the function below lets somebody see a photo, by its digest."""
    RULES.append(rule)
    return rule


def may_see(session: Session, digest: str, actor: Actor) -> bool:
    """Tell whether any of those who use the photo lets `actor` see it."""
    return any(rule(session, digest, actor) for rule in RULES)
