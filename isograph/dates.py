"""Days, and dates that are known only to the month or the year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from isograph.errors import DateError

_LENGTHS = {len("YYYY"), len("YYYY-MM"), len("YYYY-MM-DD")}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it is known: `value` as written, `earliest` and `latest` the days it can mean.

    >>> PartialDate.parse("1994-06")
    PartialDate(earliest=datetime.date(1994, 6, 1), latest=datetime.date(1994, 6, 30), value='1994-06')
    """

    earliest: date
    latest: date
    value: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read YYYY, YYYY-MM or YYYY-MM-DD; raise DateError for anything else."""
        if len(text) not in _LENGTHS:
            raise DateError(text)
        earliest = _day(text + "-01-01"[len(text) - len("YYYY") :], written=text)
        return cls(earliest, _last(earliest, text), text)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether there is a day that both can mean.

        >>> PartialDate.parse("1994-06").overlaps(PartialDate.parse("1994"))
        True
        """
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.value


def day(on: date | str | None) -> date:
    """Return the day that a caller means: a date, ISO text, or today where none is given.

    >>> day("1996-06-01")
    datetime.date(1996, 6, 1)

    Raises DateError where the text is no day.
    """
    if on is None:
        return date.today()
    if isinstance(on, str):
        return _day(on.strip(), written=on)
    return date(on.year, on.month, on.day)


def _day(text: str, *, written: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise DateError(written) from None
    if found.isoformat() != text:  # week and basic forms, which nobody writes on a certificate
        raise DateError(written)
    return found


def _last(earliest: date, text: str) -> date:
    if len(text) == len("YYYY"):
        return earliest.replace(month=12, day=31)
    if len(text) == len("YYYY-MM"):
        return earliest.replace(day=monthrange(earliest.year, earliest.month)[1])
    return earliest
