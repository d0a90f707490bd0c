# SPDX-License-Identifier: EUPL-1.2
"""Which city somebody administers or audits."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.places.errors import UnknownJurisdiction
from civic.places.models import Jurisdiction
from civic.platform.problems import NotAllowed

WRITERS = (Role.ADMINISTRATOR,)
READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def city_of(
    session: Session, actor: Actor, code: str | None, roles: tuple[Role, ...] = READERS
) -> Jurisdiction:
    """Return the city of a code in which `actor` holds one of `roles`; without code the only one.

    Raises:
        UnknownJurisdiction: there are several, or none has this code.
        NotAllowed: the actor holds none of the roles there.
    """
    held = actor.jurisdiction_ids(*roles)
    if code is not None:
        city = session.scalar(select(Jurisdiction).filter_by(code=code))
        if city is None:
            raise UnknownJurisdiction("There is no city “{jurisdiction}” here.", jurisdiction=code)
        if city.id not in held:
            raise NotAllowed
        return city
    if not held:
        raise NotAllowed
    if len(held) > 1:
        rows = select(Jurisdiction.code).where(Jurisdiction.id.in_(held))
        served = sorted(session.scalars(rows))
        raise UnknownJurisdiction("Say which city: {served}.", served=served)
    return session.get_one(Jurisdiction, *held)
