# SPDX-License-Identifier: EUPL-1.2
"""People, their roles, and how they are signed in."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from civic.accounts.kinds import Role
from civic.platform.db import Id, Instant, Model, one_of


class Person(Model):
    """Somebody who can sign in."""

    __tablename__ = "people"
    __table_args__ = (
        Index("uq_people_email", text("lower(email)"), unique=True),
        CheckConstraint("email <> ''", name="email_not_empty"),
    )

    id: Mapped[Id]
    email: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    #: argon2id; None for people who sign in by link only.
    password_hash: Mapped[str | None]
    email_confirmed_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    disabled_at: Mapped[Instant | None]
    #: Of staff: whether a mail each working morning says what is due.
    gets_digest: Mapped[bool] = mapped_column(server_default=true())
    memberships: Mapped[list["Membership"]] = relationship(lazy="joined")


class Membership(Model):
    """A role of a person in a jurisdiction or in one of its departments."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint(one_of("role", Role), name="role_known"),
        CheckConstraint(
            "(role IN ('clerk', 'inspector', 'manager')) = (department_id IS NOT NULL)",
            name="department_where_the_role_has_one",
        ),
        Index(
            "uq_memberships_role",
            "person_id",
            "role",
            "jurisdiction_id",
            "department_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("departments.id"), index=True)


class SignIn(Model):
    """A session on a device; ending the row ends it everywhere, whatever cookie is left."""

    __tablename__ = "sign_ins"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    started_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    person: Mapped[Person] = relationship(lazy="joined")


class SignInLink(Model):
    """A link that was mailed; the token in it is signed, so none stands here."""

    __tablename__ = "sign_in_links"

    id: Mapped[Id]
    email: Mapped[str]
    language: Mapped[str]
    #: SHA-256 of the secret in the cookie of the browser that asked.
    browser_digest: Mapped[str]
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    #: Tries of the six-digit code; the fifth wrong one ends the link.
    n_tries: Mapped[int] = mapped_column(server_default="0")


class AccessEntry(Model):
    """Who of the staff read whose contact data, when and in which report. Append-only."""

    __tablename__ = "access_entries"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    #: Such as report.contact.
    what: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    at: Mapped[Instant]
