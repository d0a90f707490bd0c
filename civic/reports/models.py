# SPDX-License-Identifier: EUPL-1.2
"""Reports and the append-only history they are folded from."""

from datetime import date
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import Mapped, mapped_column

from civic.catalogue.kinds import SubjectKind, Visibility
from civic.platform.db import Id, Instant, Json, JsonList, Model, PointColumn, one_of
from civic.reports.kinds import (
    OPEN_CONDITION,
    ActorRole,
    EventKind,
    Outcome,
    PhotoPurpose,
    Priority,
    ReportChannel,
    Status,
)


class Report(Model):
    """A problem at a place, told by a resident.

    `status`, `department_id`, `cycle` and the like are what `report_events` add up to, kept here
    to be found quickly.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(one_of("status", Status), name="status_known"),
        CheckConstraint(one_of("visibility", Visibility), name="visibility_known"),
        CheckConstraint(one_of("subject_kind", SubjectKind), name="subject_kind_known"),
        CheckConstraint(f"outcome IS NULL OR {one_of('outcome', Outcome)}", name="outcome_known"),
        CheckConstraint(
            "reporter_id IS NOT NULL OR contact_email IS NOT NULL", name="reporter_or_contact"
        ),
        CheckConstraint("duplicate_of_id <> id", name="no_duplicate_of_itself"),
        CheckConstraint(one_of("priority", Priority), name="priority_known"),
        CheckConstraint(one_of("channel", ReportChannel), name="channel_known"),
        Index("ix_reports_location", "location", postgresql_using="gist"),
        Index("ix_reports_received_at_id", text("received_at DESC"), text("id DESC")),
        Index(
            "ix_reports_category_id_received_at",
            "category_id",
            text("received_at DESC"),
            text("id DESC"),
        ),
        Index("ix_reports_area_ids", "area_ids", postgresql_using="gin"),
        Index("ix_reports_search", "search", postgresql_using="gin"),
        # With what queues are filtered and counted by, so that only their index is read.
        Index(
            "ix_reports_desk",
            "department_id",
            "due_at",
            "id",
            postgresql_include=["status", "due_soon_at", "assignee_id", "category_id", "priority"],
            postgresql_where=text(OPEN_CONDITION),
        ),
        Index(
            "ix_reports_desk_received",
            "department_id",
            text("received_at DESC"),
            text("id DESC"),
            postgresql_where=text(OPEN_CONDITION),
        ),
        Index("ix_reports_reporter_id_received_at", "reporter_id", "received_at"),
        Index(
            "ix_reports_contact_email_received_at",
            text("lower(contact_email)"),
            "received_at",
            postgresql_where=text("contact_email IS NOT NULL"),
        ),
        Index("ix_reports_duplicate_of_id", "duplicate_of_id"),
        Index(
            "ix_reports_assignee_id",
            "assignee_id",
            postgresql_where=text("assignee_id IS NOT NULL"),
        ),
        Index(
            "ix_reports_heard",
            "department_id",
            text("coalesce(heard_at, received_at)"),
            postgresql_where=text(OPEN_CONDITION),
        ),
        Index(
            "ix_reports_answered",
            "answered_at",
            postgresql_where=text("status = 'answered'"),
        ),
    )

    #: Made by the client, so that sending the same report twice is the same report.
    id: Mapped[Id]
    number: Mapped[str]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    category_id: Mapped[UUID] = mapped_column(ForeignKey("categories.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"))
    status: Mapped[str]
    visibility: Mapped[str]
    description: Mapped[str]
    language: Mapped[str]
    location: Mapped[PointColumn]
    #: Radius in metres in which the true place lies, as the device said.
    accuracy_m: Mapped[float | None]
    address: Mapped[str] = mapped_column(server_default="")
    #: All areas that held the location when it was routed, smallest first.
    area_ids: Mapped[list[UUID]] = mapped_column(ARRAY(PG_UUID(as_uuid=True)))
    subject_kind: Mapped[str]
    #: Building, facility or asset; no foreign key, since it may be any of three tables.
    subject_id: Mapped[UUID | None]
    #: Question code -> answer.
    answers: Mapped[Json]
    reporter_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: Who told it under another name: the department reads this and no address.
    reporter_alias: Mapped[str | None]
    #: How it came (`ReportChannel`).
    channel: Mapped[str] = mapped_column(server_default="direct")
    contact_email: Mapped[str | None]
    contact_name: Mapped[str | None]
    #: SHA-256 of the key that the reporter's device made; opens the report without an account.
    key_digest: Mapped[str | None]
    #: SHA-256 of what was sent, to tell a repetition from another report with the same id.
    body_digest: Mapped[str]
    #: When the device took it down, as the device says; for people, no clock hangs on it.
    captured_at: Mapped[Instant | None]
    received_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    answered_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    outcome: Mapped[str | None]
    #: 1, or 2 and more after it was reopened.
    cycle: Mapped[int] = mapped_column(server_default="1")
    duplicate_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    #: Due of the open timer that comes first; what queues are ordered by.
    due_at: Mapped[Instant | None]
    #: When that promise turns "due soon"; set wherever `due_at` is.
    due_soon_at: Mapped[Instant | None]
    #: Which rule made the department responsible, and which lost (routing.policy.Decision).
    routing: Mapped[Json]
    #: Why it waits for a moderator.
    moderation_reasons: Mapped[JsonList]
    priority: Mapped[str] = mapped_column(server_default=Priority.NORMAL.value)
    #: Who of the department works on it.
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: Number of the newest row of its history, reminders left out; None: it has only those of its
    #: receipt. What somebody decides about a report is compared with it, so that nobody overrules
    #: another unseen.
    last_seq: Mapped[int | None]
    n_photos: Mapped[int] = mapped_column(server_default="0")
    #: When somebody of the city told its reporter something last; None: not since its receipt.
    heard_at: Mapped[Instant | None]
    #: Those of its duplicates included, each once; counted anew with every change of `supporters`.
    n_supporters: Mapped[int] = mapped_column(server_default="0")
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "to_tsvector('simple', number || ' ' || description || ' ' || address)", persisted=True
        ),
    )


class ReportEvent(Model):
    """A fact in the history of a report; rows are added and never changed."""

    __tablename__ = "report_events"
    __table_args__ = (
        CheckConstraint(one_of("kind", EventKind), name="kind_known"),
        CheckConstraint(one_of("actor_role", ActorRole), name="actor_role_known"),
        CheckConstraint(
            "(kind = 'status_changed') = (to_status IS NOT NULL)", name="status_where_it_changed"
        ),
        Index("ix_report_events_report_id_seq", "report_id", "seq"),
        Index(
            "ix_report_events_transfers",
            "at",
            postgresql_where=text("kind = 'transferred'"),
        ),
        Index(
            "ix_report_events_replies",
            "report_id",
            "seq",
            postgresql_where=text("kind = 'question_answered'"),
        ),
        Index(
            "ix_report_events_withheld",
            "at",
            "report_id",
            postgresql_where=text("kind = 'question_answered' AND (data -> 'withheld') <> '[]'"),
        ),
    )

    #: Order of writing; of one report's events the order in which they happened, since every
    #: change locks its report.
    seq: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    kind: Mapped[str]
    at: Mapped[Instant]
    actor_role: Mapped[str]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("departments.id"))
    from_status: Mapped[str | None]
    to_status: Mapped[str | None]
    is_public: Mapped[bool]
    #: The words, where there are any, as written.
    text: Mapped[str | None]
    data: Mapped[Json]


class Response(Model):
    """The department's official answer, one for each cycle of a report."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("report_id", "cycle"),
        CheckConstraint(one_of("outcome", Outcome), name="outcome_known"),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    cycle: Mapped[int]
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[str]
    text: Mapped[str]
    #: What the outcome needs: scheduled_on, who, reason.
    details: Mapped[Json]
    answered_at: Mapped[Instant]


class Rating(Model):
    """The reporter's grade of a response."""

    __tablename__ = "ratings"
    __table_args__ = (
        UniqueConstraint("response_id"),
        CheckConstraint("grade BETWEEN 1 AND 5", name="grade_1_to_5"),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"), index=True)
    response_id: Mapped[UUID] = mapped_column(ForeignKey("responses.id"))
    grade: Mapped[int]
    comment: Mapped[str]
    rated_at: Mapped[Instant]


class ReportPhoto(Model):
    """A photo of a report, of its response or of a reply of its reporter."""

    __tablename__ = "report_photos"
    __table_args__ = (
        UniqueConstraint("report_id", "photo_id", "purpose"),
        CheckConstraint(one_of("purpose", PhotoPurpose), name="purpose_known"),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    photo_id: Mapped[UUID] = mapped_column(ForeignKey("photos.id"), index=True)
    purpose: Mapped[str]
    response_id: Mapped[UUID | None] = mapped_column(ForeignKey("responses.id"))
    position: Mapped[int]


class Supporter(Model):
    """Somebody who says "me too": a person, or a device that nobody is signed in on."""

    __tablename__ = "supporters"
    __table_args__ = (
        UniqueConstraint("report_id", "person_id"),
        UniqueConstraint("report_id", "key_digest"),
        CheckConstraint("num_nonnulls(person_id, key_digest) = 1", name="person_or_device"),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    #: SHA-256 of the secret that the device made; the same for all that the device supports, so
    #: that it counts once where two of these are merged.
    key_digest: Mapped[str | None]
    supported_at: Mapped[Instant]


class Follower(Model):
    """Somebody who gets the public news of a report; letting go of it deletes the row."""

    __tablename__ = "followers"
    __table_args__ = (
        UniqueConstraint("report_id", "person_id"),
        CheckConstraint("num_nonnulls(person_id, email) = 1", name="person_or_email"),
        CheckConstraint("person_id IS NULL OR confirmed_at IS NOT NULL", name="account_confirmed"),
        Index("uq_followers_email", "report_id", text("lower(email)"), unique=True),
        Index(
            "ix_followers_unconfirmed",
            "asked_at",
            postgresql_where=text("confirmed_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    email: Mapped[str | None]
    #: Of who follows by e-mail; people with an account have theirs there.
    language: Mapped[str]
    #: When the newest mail with a link to confirm was asked for.
    asked_at: Mapped[Instant]
    #: Before that nothing but the link is sent.
    confirmed_at: Mapped[Instant | None]


class Audit(Model):
    """The audit of a day (UTC): how far it has come, and what it found."""

    __tablename__ = "audits"

    begun_on: Mapped[date] = mapped_column(primary_key=True)
    begun_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    #: Receipt and id of the last report that was looked at; it goes from the newest to the oldest.
    after_at: Mapped[Instant | None]
    after_id: Mapped[UUID | None]
    n_reports: Mapped[int] = mapped_column(server_default="0")
    n_drifting: Mapped[int] = mapped_column(server_default="0")
    #: The first of those that drift, with their differences.
    findings: Mapped[JsonList] = mapped_column(server_default="[]")
