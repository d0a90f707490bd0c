# SPDX-License-Identifier: EUPL-1.2
"""A jurisdiction's catalogue in memory: frozen, so that all threads of a process may share it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from civic.catalogue.kinds import DepartmentKind

#: Language -> text.
Texts = Mapping[str, str]


class NoDispatcher(LookupError):
    """The jurisdiction has no dispatcher's queue; `civic city apply` refuses such a city."""


@dataclass(frozen=True)
class Group:
    """The first level of the catalogue."""

    id: UUID
    code: str
    name: Texts
    icon: str
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Option:
    """One of the answers that a question of choice takes."""

    code: str
    name: Texts


@dataclass(frozen=True)
class Question:
    """An extra field of a category."""

    code: str
    kind: str
    is_required: bool
    label: Texts
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Season:
    """First and last day as MM-DD, both inclusive; it may run over the new year."""

    first: str
    last: str


@dataclass(frozen=True)
class Category:
    """A kind of problem that can be reported; fields as in the table."""

    id: UUID
    code: str
    group: Group
    topic: Texts
    name: Texts
    hint: Texts
    synonyms: Texts
    subject_kind: str
    subject_kinds: tuple[str, ...]
    photo: str
    response_photo: str
    visibility: str
    moderation: str
    season: Season | None
    promise: str
    questions: tuple[Question, ...] = ()
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Department:
    """Who works a queue."""

    id: UUID
    code: str
    kind: str
    name: Texts
    email: str | None
    phone: str | None
    calendar: str
    organisation_id: UUID | None
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Responsibility:
    """A department answers for a category, a group or all, in an area or everywhere."""

    id: UUID
    department: Department
    category_id: UUID | None
    group_id: UUID | None
    area_id: UUID | None
    by_building_manager: bool


@dataclass(frozen=True)
class Catalogue:
    """Everything of one version of a jurisdiction's catalogue, what is withdrawn included.

    Old reports name withdrawn categories and departments, so the lookups find them; `open_*`
    leaves them out.
    """

    jurisdiction_id: UUID
    version: int
    groups: tuple[Group, ...]
    categories: tuple[Category, ...]
    departments: tuple[Department, ...]
    responsibilities: tuple[Responsibility, ...]

    @cached_property
    def category_by_id(self) -> Mapping[UUID, Category]:
        """Category of an id."""
        return {category.id: category for category in self.categories}

    @cached_property
    def category_by_code(self) -> Mapping[str, Category]:
        """Category of a code."""
        return {category.code: category for category in self.categories}

    @cached_property
    def group_by_code(self) -> Mapping[str, Group]:
        """Group of a code."""
        return {group.code: group for group in self.groups}

    @cached_property
    def department_by_id(self) -> Mapping[UUID, Department]:
        """Department of an id."""
        return {department.id: department for department in self.departments}

    @cached_property
    def department_by_code(self) -> Mapping[str, Department]:
        """Department of a code."""
        return {department.code: department for department in self.departments}

    @cached_property
    def manager_by_organisation(self) -> Mapping[UUID, Department]:
        """Department of an organisation that manages buildings and works a queue here."""
        return {
            department.organisation_id: department
            for department in self.departments
            if department.organisation_id is not None and not department.is_withdrawn
        }

    @cached_property
    def dispatcher(self) -> Department:
        """The queue of what nobody else answers for.

        Raises:
            NoDispatcher: the jurisdiction has none.
        """
        for department in self.departments:
            if department.kind == DepartmentKind.DISPATCHER and not department.is_withdrawn:
                return department
        raise NoDispatcher(f"Jurisdiction {self.jurisdiction_id} has no dispatcher")

    @cached_property
    def open_categories(self) -> tuple[Category, ...]:
        """Categories that can be reported now, in the order of the catalogue."""
        return tuple(c for c in self.categories if not c.is_withdrawn)

    @cached_property
    def open_departments(self) -> tuple[Department, ...]:
        """Departments that work."""
        return tuple(d for d in self.departments if not d.is_withdrawn)

    @cached_property
    def _rules(self) -> Mapping[tuple[UUID | None, UUID | None], tuple[Responsibility, ...]]:
        rules: dict[tuple[UUID | None, UUID | None], list[Responsibility]] = {}
        for rule in self.responsibilities:
            rules.setdefault((rule.category_id, rule.group_id), []).append(rule)
        return {scope: tuple(found) for scope, found in rules.items()}

    def responsibilities_of(self, category: Category) -> Iterable[Responsibility]:
        """Return the rules about `category`: its own, then its group's, then those of all."""
        for scope in ((category.id, None), (None, category.group.id), (None, None)):
            yield from self._rules.get(scope, ())
