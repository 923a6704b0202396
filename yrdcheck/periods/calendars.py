"""Days as ISO text, without ``datetime`` (its import is felt in a cold start) and without a clock."""

from __future__ import annotations

MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY = 10  # letters of an ISO day; a document may be dated by its month alone, "2024-05"


def count_days(year: int, month: int) -> int:
    """Days of a month in the Gregorian calendar."""
    if month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return 29
    return MONTH_DAYS[month]


def iso(year: int, month: int, day: int) -> str:
    """An ISO day; the caller has checked that it exists."""
    return f"{year:04d}-{month:02d}-{day:02d}"


def split(day: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO day, or of a month alone, as its first."""
    return int(day[:4]), int(day[5:7]), int(day[8:10] or 1)


def month_span(year: int, month: int, months: int = 1) -> tuple[str, str]:
    """First and last day of some months in a row."""
    last = month + months - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return iso(year, month, 1), iso(end_year, end_month, count_days(end_year, end_month))


def year_span(first: int, last: int) -> tuple[str, str]:
    """First and last day of some years."""
    return f"{first:04d}-01-01", f"{last:04d}-12-31"


def shift(day: str, days: int) -> str:
    """The day some days later (or earlier)."""
    year, month, d = split(day)
    d += days
    while d < 1:
        month -= 1
        if month < 1:
            year, month = year - 1, 12
        d += count_days(year, month)
    while d > count_days(year, month):
        d -= count_days(year, month)
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return iso(year, month, d)


def add_months(day: str, months: int) -> str:
    """The same day some months later, or the last day of that month."""
    year, month, d = split(day)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    return iso(year, month, min(d, count_days(year, month)))


def weekday(day: str) -> int:
    """0 for Monday … 6 for Sunday (Zeller's rule, shifted)."""
    year, month, d = split(day)
    if month < 3:
        year, month = year - 1, month + 12
    return (d + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400 + 5) % 7
