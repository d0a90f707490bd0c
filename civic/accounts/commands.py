# SPDX-License-Identifier: EUPL-1.2
"""Changes to people and their sessions."""

from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.errors import LinkExpired, WrongPassword
from civic.accounts.events import SignInLinkRequested
from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry, Membership, Person, SignIn, SignInLink
from civic.accounts.policy import PASSWORD_MAX_CHARS, password_fault
from civic.accounts.queries import people_with, person_by_email
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.signing import digest_of, six_digits

CODE_TRIES_N = 5
_hasher = PasswordHasher()
#: Verified when the address is unknown, so that both answers take the same time.
_NOBODY = _hasher.hash("nobody has this password")


def add_person(
    session: Session, email: str, *, name: str = "", language: str = "en", now: datetime
) -> Person:
    """Return the person with this address, made now if there was none."""
    values = {"email": email.strip(), "name": name, "language": language, "created_at": now}
    session.execute(insert(Person).values(values).on_conflict_do_nothing())
    return session.scalars(people_with(email)).unique().one()


def grant_role(
    session: Session,
    person: Person,
    role: Role,
    jurisdiction_id: UUID,
    department_id: UUID | None = None,
) -> None:
    """Give the person a role; holding it already is fine."""
    session.execute(
        insert(Membership)
        .values(
            person_id=person.id,
            role=role,
            jurisdiction_id=jurisdiction_id,
            department_id=department_id,
        )
        .on_conflict_do_nothing()
    )
    session.expire(person, ["memberships"])


def set_password(session: Session, person: Person, password: str, now: datetime) -> None:
    """Give the person a new password and end all their sessions.

    Raises:
        WeakPassword: with the reason.
    """
    if (fault := password_fault(password, email=person.email)) is not None:
        raise fault
    person.password_hash = _hasher.hash(password)
    end_sign_ins(session, person.id, now)


def check_password(session: Session, email: str, password: str) -> Person:
    """Return the person whose address and password these are.

    Raises:
        WrongPassword: unknown address, wrong or over-long password, disabled account: one answer.
    """
    if len(password) > PASSWORD_MAX_CHARS:
        raise WrongPassword
    person = person_by_email(session, email)
    known = person.password_hash if person is not None else None
    try:
        _hasher.verify(known or _NOBODY, password)
    except VerifyMismatchError as error:
        raise WrongPassword from error
    if person is None or known is None or person.disabled_at is not None:
        raise WrongPassword
    return person


def start_sign_in(session: Session, person: Person, now: datetime) -> SignIn:
    """Open a session for the person."""
    sign_in = SignIn(person_id=person.id, started_at=now)
    session.add(sign_in)
    session.flush()  # the cookie carries its id
    return sign_in


def end_sign_in(session: Session, sign_in_id: UUID, now: datetime) -> None:
    """End one session."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(ended_at=now))


def end_sign_ins(session: Session, person_id: UUID, now: datetime) -> None:
    """End all sessions of a person."""
    open_ones = (SignIn.person_id == person_id) & SignIn.ended_at.is_(None)
    session.execute(update(SignIn).where(open_ones).values(ended_at=now))


def request_sign_in_link(
    session: Session, email: str, *, language: str, browser_secret: str, now: datetime
) -> SignInLink:
    """Have a link to sign in mailed to `email`; it is the same whether the address is known."""
    link = SignInLink(
        email=email.strip(),
        language=language,
        browser_digest=digest_of(browser_secret),
        created_at=now,
        expires_at=now + timedelta(minutes=settings().sessions.link_valid_min),
    )
    session.add(link)
    session.flush()  # the event carries its id
    outbox.record(session, SignInLinkRequested(link_id=link.id), now=now)
    return link


def use_sign_in_link(session: Session, link_id: UUID, browser_secret: str, now: datetime) -> Person:
    """Use up the link and return its person, made now if the address is new.

    Raises:
        LinkExpired: used, too old, or asked for in another browser.
    """
    link = session.get(SignInLink, link_id, with_for_update=True)
    if link is None or not _is_usable(link, browser_secret, now):
        raise LinkExpired("Ask for a new link in this browser.")
    return _person_of(session, link, now)


def use_sign_in_code(
    session: Session, email: str, code: str, browser_secret: str, now: datetime
) -> Person | None:
    """Return the person if `code` is that of the newest link this browser asked for.

    None for a wrong code: the try is counted, so the caller must let the transaction commit.

    Raises:
        LinkExpired: there is no link left to try.
    """
    newest = (
        select(SignInLink)
        .where(
            SignInLink.email == email.strip(),
            SignInLink.browser_digest == digest_of(browser_secret),
        )
        .order_by(SignInLink.created_at.desc())
        .limit(1)
        .with_for_update()
    )
    link = session.scalars(newest).one_or_none()
    if link is None or not _is_usable(link, browser_secret, now):
        raise LinkExpired("Ask for a new code in this browser.")
    if code != six_digits(str(link.id)):
        link.n_tries += 1
        return None
    return _person_of(session, link, now)


def log_access(
    session: Session, person_id: UUID, what: str, subject_id: UUID, now: datetime
) -> None:
    """Write down that staff read contact data."""
    session.add(AccessEntry(person_id=person_id, what=what, subject_id=subject_id, at=now))


def _is_usable(link: SignInLink, browser_secret: str, now: datetime) -> bool:
    return (
        link.used_at is None
        and now < link.expires_at
        and link.n_tries < CODE_TRIES_N
        and link.browser_digest == digest_of(browser_secret)
    )


def _person_of(session: Session, link: SignInLink, now: datetime) -> Person:
    link.used_at = now
    person = add_person(session, link.email, language=link.language, now=now)
    if person.disabled_at is not None:
        raise LinkExpired("Ask for a new link in this browser.")
    person.email_confirmed_at = person.email_confirmed_at or now
    return person
