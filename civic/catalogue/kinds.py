# SPDX-License-Identifier: EUPL-1.2
"""The words of the catalogue; apart from the models, so that policies can name them too."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a report of the category is about."""

    PLACE = "place"
    BUILDING = "building"
    FACILITY = "facility"
    ASSET = "asset"


class PhotoDuty(StrEnum):
    """Whether a photo belongs to the report (or to its response)."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Visibility(StrEnum):
    """Who may read reports of the category."""

    PUBLIC = "public"
    PRIVATE = "private"


class Moderation(StrEnum):
    """Whether a person looks at each report before the department does."""

    AUTOMATIC = "automatic"
    HUMAN = "human"


class QuestionKind(StrEnum):
    """What an answer may be."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TIME = "time"


class DepartmentKind(StrEnum):
    """A city service, or an organisation that manages buildings for their owners."""

    CITY_SERVICE = "city_service"
    MANAGING_ORGANISATION = "managing_organisation"
    DISPATCHER = "dispatcher"
