# SPDX-License-Identifier: EUPL-1.2
"""The `may=` of endpoints: who can ever be admitted.

What a role may do with one particular report is decided where the report is read
(`reports.policy`); here callers are refused who may do it with no report at all.
"""

from collections.abc import Callable
from dataclasses import dataclass

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor
from civic.platform.problems import NotAllowed, NotSignedIn

SESSION = "session"
REPORT_KEY = "reportKey"


@dataclass(frozen=True)
class Access:
    """Callers by a rule with a name."""

    name: str
    allows: Callable[[Actor], bool]
    #: Ways to say who one is, as the contract names them; any of them will do.
    schemes: tuple[str, ...] = (SESSION,)

    def admit(self, actor: Actor) -> None:
        """Let `actor` pass.

        Raises:
            NotSignedIn: nobody is signed in, and somebody could be.
            NotAllowed: the person signed in is not among those who may.
        """
        if self.allows(actor):
            return
        raise NotAllowed if actor.is_signed_in else NotSignedIn


def _holds(*roles: Role) -> Callable[[Actor], bool]:
    wanted = frozenset(roles)
    return lambda actor: any(grant.role in wanted for grant in actor.grants)


anyone = Access("anyone", lambda _: True, schemes=())
signed_in = Access("anyone signed in", lambda actor: actor.is_signed_in)
reporter = Access(
    "the reporter, signed in or with the report's key",
    lambda actor: actor.is_signed_in or actor.report_key is not None,
    schemes=(SESSION, REPORT_KEY),
)
department_staff = Access(
    "clerks, inspectors and managers of the department", _holds(*DEPARTMENT_ROLES)
)
desk = Access(
    "staff of the department, moderators",
    _holds(*DEPARTMENT_ROLES, Role.MODERATOR),
)
desk_readers = Access(
    "staff of the department, moderators, auditors",
    _holds(*DEPARTMENT_ROLES, Role.MODERATOR, Role.AUDITOR),
)
campaign_readers = Access(
    "staff of the department, moderators, administrators, auditors",
    _holds(*DEPARTMENT_ROLES, Role.MODERATOR, Role.ADMINISTRATOR, Role.AUDITOR),
)
moderators = Access("moderators", _holds(Role.MODERATOR))
managers = Access("managers of the department", _holds(Role.MANAGER))
administrators = Access("administrators", _holds(Role.ADMINISTRATOR))
rule_readers = Access("administrators, auditors", _holds(Role.ADMINISTRATOR, Role.AUDITOR))
overseers = Access(
    "managers of the department, managers of the dispatcher, auditors",
    _holds(Role.MANAGER, Role.AUDITOR),
)
