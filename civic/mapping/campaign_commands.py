# SPDX-License-Identifier: EUPL-1.2
"""Departments draft, change, approve and close campaigns."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from geoalchemy2.shape import from_shape, to_shape
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.models import Department
from civic.mapping import campaign_policy as policy
from civic.mapping.campaign_errors import InvalidCampaign, StaleCampaign, WrongCampaignState
from civic.mapping.campaign_queries import KIND_PLAIN, PLAIN, body_of, kinds_of, known_in
from civic.mapping.campaign_schemas import (
    Approval,
    CampaignBody,
    CampaignChange,
    Closing,
    KindBody,
    NewCampaign,
)
from civic.mapping.events import CampaignApproved, CampaignWaits
from civic.mapping.kinds import CampaignState
from civic.mapping.models import (
    Campaign,
    CampaignApproval,
    CampaignKind,
    MappingPoint,
    QuestionSet,
)
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.platform.i18n import pick
from civic.platform.ids import new_id
from civic.platform.problems import NotAllowed
from civic.reports.people_queries import department_of

SLUG_MAX_CHARS = 60


def draft_campaign(session: Session, body: NewCampaign, actor: Actor, now: datetime) -> Campaign:
    """Draft a campaign for a department of the caller's.

    Raises:
        UnknownDepartment: there is none in the caller's cities.
        NotAllowed: it is another department's.
        InvalidCampaign: with all that is wrong.
    """
    department = department_to_draft_for(session, body.department, actor)
    city = session.get_one(Jurisdiction, department.jurisdiction_id)
    _refuse(policy.faults_of(body, city_facts(session, city)))
    values = _values(body) | {
        "jurisdiction_id": city.id,
        "department_id": department.id,
        "state": CampaignState.DRAFT,
        "created_by": actor.person_id,
        "created_at": now,
        "updated_at": now,
    }
    campaign = _insert(session, values, pick(body.title, "en"))
    _save_kinds(session, campaign, body.kinds, now)
    _wait(session, campaign, actor, now)
    return campaign


def change_campaign(
    session: Session, campaign: Campaign, change: CampaignChange, actor: Actor, now: datetime
) -> None:
    """Change a locked campaign; more than words and goals makes it a draft again.

    What is mapped stays, with the questions that were asked then.

    Raises:
        StaleCampaign: somebody else changed it meanwhile.
        InvalidCampaign: with all that is wrong.
    """
    _refuse_stale(campaign, change.version)
    before = body_of(session, campaign)
    given = change.model_dump(include=change.model_fields_set - {"version"})
    after = CampaignBody.model_validate(before.model_dump() | given)
    city = session.get_one(Jurisdiction, campaign.jurisdiction_id)
    facts = city_facts(session, city)
    faults = policy.faults_of(after, facts, codes_in_use(session, campaign.id))
    was_approved = campaign.state == CampaignState.APPROVED
    waits = was_approved and policy.needs_approval_again(before, after)
    if was_approved and not waits:
        faults += policy.approval_faults(after, facts, now)
    _refuse(faults)
    for column, value in _values(after).items():
        setattr(campaign, column, value)
    _note_change(campaign, now)
    _save_kinds(session, campaign, after.kinds, now)
    if waits:
        # Of those that were approved before approvals were kept, it is kept now.
        _keep_approval(session, campaign, before)
        withdraw_approval(campaign)
        _wait(session, campaign, actor, now)


def approve_campaign(
    session: Session, campaign: Campaign, approval: Approval, actor: Actor, now: datetime
) -> None:
    """Show a locked draft to residents, from the beginning of its window on.

    Raises:
        StaleCampaign: it is not as the manager read it.
        WrongCampaignState: it is approved already.
        InvalidCampaign: with all that is wrong or missing.
    """
    if campaign.state != CampaignState.DRAFT:
        raise WrongCampaignState("The campaign is approved already.")
    _refuse_stale(campaign, approval.version)
    body = body_of(session, campaign)
    facts = city_facts(session, session.get_one(Jurisdiction, campaign.jurisdiction_id))
    _refuse([*policy.faults_of(body, facts), *policy.approval_faults(body, facts, now)])
    campaign.state = CampaignState.APPROVED
    campaign.approved_by, campaign.approved_at = actor.person_id, now
    campaign.approval_note = approval.note
    _keep_approval(session, campaign, body)
    _note_change(campaign, now)
    outbox.record(session, CampaignApproved(campaign_id=campaign.id), now=now)


def close_campaign(campaign: Campaign, closing: Closing, now: datetime) -> None:
    """End a locked campaign before its time; what was found until then still counts.

    Raises:
        WrongCampaignState: it is a draft.
        StaleCampaign: it is not as the manager read it.
    """
    if campaign.state == CampaignState.DRAFT:
        raise WrongCampaignState("A draft has not begun, so it can't end.")
    _refuse_stale(campaign, closing.version)
    campaign.state = CampaignState.CLOSED
    campaign.closed_at = now
    _note_change(campaign, now)


def withdraw_approval(campaign: Campaign) -> None:
    """Make an approved campaign a draft again."""
    campaign.state = CampaignState.DRAFT
    campaign.approved_at = campaign.approved_by = campaign.approval_note = None


def department_to_draft_for(session: Session, code: str, actor: Actor) -> Department:
    """Return the department with this code if the caller works in it.

    Raises:
        UnknownDepartment: there is none in the caller's cities.
        NotAllowed: it is another department's.
    """
    department = department_of(session, code, actor)
    if department.id not in actor.department_ids():
        raise NotAllowed
    return department


def city_facts(session: Session, city: Jurisdiction) -> policy.CityFacts:
    """Return what campaigns in the city are held against."""
    return policy.CityFacts(to_shape(city.outline), city.languages, known_in(session, city.id))


def codes_in_use(session: Session, campaign_id: UUID) -> Sequence[str]:
    """Return the codes of kinds of which something is mapped."""
    used = select(MappingPoint.kind_id).where(MappingPoint.campaign_id == campaign_id)
    return session.scalars(select(CampaignKind.code).where(CampaignKind.id.in_(used))).all()


def slug_of(title: str) -> str:
    """Return a title as it stands in addresses; "campaign" where no letter of it can."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG_MAX_CHARS].strip("-") or "campaign"


def _refuse_stale(campaign: Campaign, version: int) -> None:
    """Let something pass that was decided on a locked campaign as it is."""
    if version != campaign.version:
        changed_at = campaign.updated_at.replace(microsecond=0)
        raise StaleCampaign(
            "Somebody changed it meanwhile. Look at it as it is now, then decide.",
            version=campaign.version,
            changed_at=changed_at,
        )


def _keep_approval(session: Session, campaign: Campaign, body: CampaignBody) -> None:
    """Keep what of an approved campaign was approved, unless it is kept already."""
    values = {
        "campaign_id": campaign.id,
        "approved_at": campaign.approved_at,
        "approved_by": campaign.approved_by,
        "note": campaign.approval_note,
        "body": body.model_dump(mode="json"),
    }
    session.execute(insert(CampaignApproval).values(values).on_conflict_do_nothing())


def _wait(session: Session, campaign: Campaign, actor: Actor, now: datetime) -> None:
    """Let those who may approve a draft hear that it waits."""
    version = campaign.version
    waits = CampaignWaits(campaign_id=campaign.id, by_id=actor.person_id, version=version)
    outbox.record(session, waits, now=now)


def _note_change(campaign: Campaign, now: datetime) -> None:
    campaign.updated_at = now
    campaign.version += 1


def _refuse(faults: Sequence[policy.Fault]) -> None:
    if faults:
        raise InvalidCampaign.of(faults)


def _values(body: CampaignBody) -> dict[str, Any]:
    """Return the columns of a campaign that has no faults."""
    area = policy.area_of(body.area)
    values = {name: getattr(body, name) for name in PLAIN}
    return values if area is None else values | {"area": from_shape(area, srid=4326)}


def _insert(session: Session, values: Mapping[str, Any], title: str) -> Campaign:
    """Insert the row under the first slug that is free, whoever else drafts one now."""
    slug = slug_of(title)
    for n in count(1):
        named = {"id": new_id(), "slug": slug if n == 1 else f"{slug}-{n}", **values}
        row = insert(Campaign).values(named).on_conflict_do_nothing().returning(Campaign)
        if (campaign := session.scalar(row)) is not None:
            return campaign
    raise AssertionError("numbers do not end")


def _save_kinds(
    session: Session, campaign: Campaign, kinds: Sequence[KindBody], now: datetime
) -> None:
    """Bring the kinds of a locked campaign to these, known by their codes."""
    known = known_in(session, campaign.jurisdiction_id).category_by_code
    rows = {row.code: row for row in kinds_of(session, [campaign.id])[campaign.id]}
    for code in rows.keys() - {kind.code for kind in kinds}:
        session.delete(rows[code])
    for position, kind in enumerate(kinds):
        values = {name: getattr(kind, name) for name in KIND_PLAIN} | {
            "category_id": None if kind.category is None else known[kind.category].id,
            "position": position,
        }
        if (row := rows.get(kind.code)) is None:
            row = CampaignKind(
                id=new_id(), campaign_id=campaign.id, code=kind.code, questions_version=0, **values
            )
            session.add(row)
        for column, value in values.items():
            setattr(row, column, value)
        _save_questions(session, row, kind, now)


def _save_questions(session: Session, row: CampaignKind, kind: KindBody, now: datetime) -> None:
    """Ask the questions of `kind` from now on; if they differ they are a new version."""
    questions = [question.model_dump() for question in kind.questions]
    current = session.get(QuestionSet, (row.id, row.questions_version))
    if current is not None and current.questions == questions:
        return
    newest = select(func.max(QuestionSet.version)).filter_by(kind_id=row.id)
    row.questions_version = (session.scalar(newest) or 0) + 1
    session.flush()  # the set refers to its kind
    session.add(
        QuestionSet(
            kind_id=row.id, version=row.questions_version, questions=questions, created_at=now
        )
    )
