# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is to the city, and what that allows; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from civic.accounts.errors import WeakPassword
from civic.accounts.kinds import DEPARTMENT_ROLES, Role

PASSWORD_MIN_CHARS = 12
PASSWORD_MAX_CHARS = 256
#: A shorter name before the @ stands in half of all sentences.
OWN_NAME_MIN_CHARS = 4
#: What lists of known passwords of 12 characters and more come to without the digits around them;
#: with nothing left it was digits only.
NOT_LETTERS = "0123456789 !?.,-_#*@$+"
KNOWN_WORDS = frozenset(
    {
        "",
        "administrator",
        "changeme",
        "helsinki",
        "iloveyou",
        "letmein",
        "password",
        "passwordpassword",
        "qwertyuiop",
        "qwertyuiopasdf",
        "qwertyuiopasdfghjkl",
        "salasana",
        "salasanasalasana",
        "welcome",
    }
)


@dataclass(frozen=True)
class Grant:
    """A role in a jurisdiction, or in one of its departments."""

    role: Role
    jurisdiction_id: UUID
    department_id: UUID | None


@dataclass(frozen=True)
class Actor:
    """Who does something: a person signed in, the holder of a report's key, or anyone."""

    person_id: UUID | None = None
    email: str | None = None
    language: str | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    #: The key of a report as presented, not yet compared with anything.
    report_key: str | None = None
    #: The secret by which a device supports reports while nobody is signed in on it.
    supporter_key: str | None = None

    @property
    def is_signed_in(self) -> bool:
        """Whether a person is signed in."""
        return self.person_id is not None

    @property
    def is_staff(self) -> bool:
        """Whether the person holds any role beyond those of residents."""
        return any(g.role not in (Role.RESIDENT, Role.MAPPER) for g in self.grants)

    def department_ids(self, roles: Iterable[Role] = DEPARTMENT_ROLES) -> frozenset[UUID]:
        """Return the departments in which the person holds one of `roles`."""
        wanted = frozenset(roles)
        return frozenset(
            g.department_id for g in self.grants if g.department_id is not None and g.role in wanted
        )

    def jurisdiction_ids(self, *roles: Role) -> frozenset[UUID]:
        """Return the jurisdictions in which the person holds one of `roles`."""
        return frozenset(g.jurisdiction_id for g in self.grants if g.role in roles)

    def roles_in(self, jurisdiction_id: UUID, department_id: UUID | None) -> frozenset[Role]:
        """Return the roles that count for something of that department in that jurisdiction."""
        return frozenset(
            g.role
            for g in self.grants
            if g.jurisdiction_id == jurisdiction_id
            and (g.department_id is None or g.department_id == department_id)
        )


def password_fault(password: str, *, email: str) -> WeakPassword | None:
    """Return the refusal of `password` with the reason, or None if it is good.

    Source: ASVS 5.0 6.2.1-6.2.12: length and known-bad words, no rules of composition.
    """
    if len(password) < PASSWORD_MIN_CHARS:
        return WeakPassword(
            "Use at least {min_chars} characters; a few words in a row are good.",
            min_chars=PASSWORD_MIN_CHARS,
        )
    if len(password) > PASSWORD_MAX_CHARS:
        return WeakPassword("Use at most {max_chars} characters.", max_chars=PASSWORD_MAX_CHARS)
    lowered = password.lower()
    if len(set(lowered)) < 5:  # noqa: PLR2004 - "aaaaaaaaaaaa" and its like
        return WeakPassword("Use more different characters.")
    own = email.split("@", maxsplit=1)[0].lower()
    if (len(own) >= OWN_NAME_MIN_CHARS and own in lowered) or "civic" in lowered:
        return WeakPassword("Leave out your address and the name of this service.")
    if lowered.rstrip(NOT_LETTERS).lstrip(NOT_LETTERS) in KNOWN_WORDS:
        return WeakPassword(
            "This is one of the first passwords that are tried; take a few words in a row."
        )
    return None
