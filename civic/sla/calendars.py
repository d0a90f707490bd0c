# SPDX-License-Identifier: EUPL-1.2
"""Calendars as data made into calendars that reckon, with the public holidays of the country."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from civic.sla.calendar_policy import ClosedReason, DayOff, WorkingCalendar
from civic.sla.errors import InvalidCalendar
from civic.sla.opening_policy import Window
from civic.sla.schemas import WEEKDAYS, CalendarSpec, Holidays

#: Public holidays are written out for so many years around the one in which a version is stored.
YEARS_BACK, YEARS_AHEAD = 2, 10
#: A version with fewer written-out years ahead is replaced when the city's files are applied.
FEWEST_YEARS_AHEAD = 2
#: Source: facts on promises and timers, rule 6.
LONGEST_CLOSURE = timedelta(days=10)

Names = dict[date, dict[str, str]]


def working_calendar(spec: CalendarSpec) -> WorkingCalendar:
    """Return the calendar that `spec` describes."""
    written = spec.written_out
    closures = {day.on: DayOff(ClosedReason.CLOSED, day.name) for day in spec.closed}

    @cache
    def days_off(year: int) -> Mapping[date, DayOff]:
        if written and written.first_year <= year <= written.last_year:
            names: Names = {day: name for day, name in written.names.items() if day.year == year}
        else:
            names = public_holidays(spec.holidays, ("en",), year, year)
        holidays = {day: DayOff(ClosedReason.HOLIDAY, name) for day, name in names.items()}
        return closures | holidays

    return WorkingCalendar(
        zone=ZoneInfo(spec.zone),
        weekly=[windows(spec.weekly.get(weekday, [])) for weekday in WEEKDAYS],
        days_off=days_off,
        hours_on={day: windows(hours) for day, hours in spec.hours_on.items()},
    )


def write_out(spec: CalendarSpec, languages: Sequence[str], year: int) -> CalendarSpec:
    """Return `spec` with its public holidays around `year`, named in `languages`.

    Raises:
        InvalidCalendar: nobody knows the holidays of that country or subdivision.
    """
    first, last = year - YEARS_BACK, year + YEARS_AHEAD
    names = public_holidays(spec.holidays, languages, first, last)
    written = Holidays(first_year=first, last_year=last, names=names)
    return spec.model_copy(update={"written_out": written})


def public_holidays(
    region: str | None, languages: Sequence[str], first_year: int, last_year: int
) -> Names:
    """Return the public holidays of a region with those names that are known.

    Raises:
        InvalidCalendar: nobody knows the holidays of that country or subdivision.
    """
    if region is None:
        return {}
    country, _, subdivision = region.partition("-")
    years = range(first_year, last_year + 1)
    try:
        own = country_holidays(country, subdiv=subdivision or None, years=years)
    except NotImplementedError as error:
        raise InvalidCalendar(
            "Nobody knows the public holidays of “{region}”.", region=region
        ) from error
    names: Names = {day: {} for day in own}
    for language in languages:
        if tag := _tag(own.supported_languages, language):
            for day, name in country_holidays(
                country, subdiv=subdivision or None, years=years, language=tag
            ).items():
                names[day][language] = name
    # A day off is one whether or not its name is known in a language of the city.
    return {day: known or {"en": own[day]} for day, known in names.items()}


def windows(hours: Sequence[tuple[str, str]]) -> tuple[Window, ...]:
    """Return the windows that `hours` write."""
    return tuple(Window.of(opens, closes) for opens, closes in hours)


def _tag(tags: Sequence[str], language: str) -> str | None:
    """Return the tag of `language`, which may name a country too: sv_FI for sv."""
    return next((tag for tag in tags if tag.split("_")[0] == language), None)
