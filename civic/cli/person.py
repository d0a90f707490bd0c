# SPDX-License-Identifier: EUPL-1.2
"""`civic person`: people and their roles."""

import sys
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts import commands
from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.catalogue.models import Department
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.problems import Problem

GRANTED = [role.value for role in Role if role is not Role.RESIDENT]


@click.group()
def person() -> None:
    """Manage people and their roles."""


@person.command("add")
@click.argument("email")
@click.option("--name", default="", help="How colleagues call them.")
@click.option("--language", type=click.Choice(["en", "fi", "sv", "et", "ru"]), default="en")
@click.option("--role", type=click.Choice(GRANTED), help="Without it they are a resident.")
@click.option("--jurisdiction", help="Code; may be left out where there is only one.")
@click.option("--department", help="Code; for clerks, inspectors and managers.")
@click.option(
    "--password/--no-password",
    "asks_password",
    default=False,
    help="Ask for a password (or read it from standard input); without one they sign in by link.",
)
def add_person(
    email: str,
    name: str,
    language: str,
    role: str | None,
    jurisdiction: str | None,
    department: str | None,
    *,
    asks_password: bool,
) -> None:
    """Add the person with EMAIL, or a role to the one who is there."""
    password = _password() if asks_password else None
    now = utc_now()
    try:
        with transaction() as session:
            added = commands.add_person(session, email, name=name, language=language, now=now)
            if role is not None:
                city = _jurisdiction(session, jurisdiction)
                where = _department(session, city, Role(role), department)
                commands.grant_role(session, added, Role(role), city.id, where)
            if password is not None:
                commands.set_password(session, added, password, now)
    except Problem as problem:
        raise click.ClickException(problem.detail or problem.title) from problem
    what = f"{role} of {department or jurisdiction or 'the city'}" if role else "resident"
    click.echo(f"{email}: {what}")


def _password() -> str:
    stdin = sys.stdin
    if stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    return stdin.readline().rstrip("\n")


def _jurisdiction(session: Session, code: str | None) -> Jurisdiction:
    wanted = select(Jurisdiction).order_by(Jurisdiction.code)
    if code is not None:
        wanted = wanted.filter_by(code=code)
    found = session.scalars(wanted).all()
    if len(found) != 1:
        known = ", ".join(session.scalars(select(Jurisdiction.code))) or "none yet"
        raise click.ClickException(f"Say which --jurisdiction; there are: {known}.")
    return found[0]


def _department(session: Session, city: Jurisdiction, role: Role, code: str | None) -> UUID | None:
    if role not in DEPARTMENT_ROLES:
        return None
    found = session.scalars(
        select(Department).filter_by(jurisdiction_id=city.id, code=code, withdrawn_at=None)
    ).one_or_none()
    if found is None:
        raise click.ClickException(f"A {role} works in a --department; {code!r} is none of them.")
    return found.id
