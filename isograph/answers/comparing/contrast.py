"""The difference between documents in a few sentences: what only some cover, and how each is used and shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from isograph.answers.comparing.activity_matrix import Stance
from isograph.answers.comparing.matrix import Line, Matrix
from isograph.answers.contents.clauses import Clauses
from isograph.answers.coverage.gains import some
from isograph.answers.coverage.scopes import Scope
from isograph.answers.facts.wording import counted, inside, listed, sentence

_PAIR = 2
_GROUPS = 3
_CLAUSES = 8
_SENTENCES = 6

Parts = dict[tuple[int, ...], tuple[Line, ...]]
"""The topmost activities that not all documents cover, by the places of the documents that do."""


def contrast(
    activities: Matrix, paired: Matrix, principles: Matrix, scopes: tuple[Scope, ...], clauses: tuple[Clauses, ...]
) -> str:
    """Return what differs in coverage, clauses, principles, assessment, use and sector; never which is better."""
    return " ".join((*_coverage(activities, clauses), *_alone(paired), *_principles(principles), *_ways(scopes)))


def _principles(principles: Matrix) -> Iterator[str]:
    """Name the principles that only some documents have, with what became of them, and count those renamed."""
    known = principles.chosen(lambda line: not line.unknown and not line.shared)
    owned: Parts = {}
    for line in known:
        owned[_owners(line)] = (*owned.get(_owners(line), ()), line)
    renamed = owned.pop(tuple(range(len(principles.documents))), ())
    for owners, lines in owned.items():
        names, have = _named(principles, owners), "has" if len(owners) == 1 else "have"
        if len(lines) == len(principles.lines):
            yield f"Quality management principles stand behind {names} alone: {counted(len(lines))}."
        else:
            told = listed(_told(principles, line) for line in lines)
            yield f"Of the quality management principles, only {names} {have} {told}."
    if renamed:
        told = "bear other names" if len(renamed) > 1 else "bears another name"
        yield f"{sentence(counted(len(renamed)))} of the principles {told}."


def _told(principles: Matrix, line: Line) -> str:
    """Name a principle, with what it is called where it was renamed, and became of it where it is no more."""
    held = [(cell.value, document) for document, cell in zip(principles.documents, line.cells, strict=True) if cell.has]
    first, *others = dict.fromkeys(name for name, _ in held)
    renamed = (f"in {listed(document for name, document in held if name == other)} {other}" for other in others)
    fates = (cell.value for cell in line.cells if not cell.has and cell.value.startswith("merged"))
    told = tuple(dict.fromkeys((*renamed, *fates)))
    return f"{first} ({listed(told)})" if told else first


def _alone(clauses: Matrix) -> Iterator[str]:
    """Name the clauses that one document alone is known to have, where they are few; elements stand in the coverage."""
    for place, document in enumerate(clauses.documents):
        found = clauses.chosen(_only_at(place), topmost=True)
        numbers = [line.key for line in found if line.cells[place].value == line.key]
        if 0 < len(numbers) <= _CLAUSES:
            yield f"Of the clauses, only {document} has {listed(numbers)}."


def _only_at(place: int) -> Callable[[Line], bool]:
    return lambda line: line.only(place)


def _coverage(activities: Matrix, clauses: tuple[Clauses, ...]) -> Iterator[str]:
    silent = [each for place, each in enumerate(activities.documents) if _silent(activities, place)]
    parts, lesser = _parts(activities), tuple(_lesser(activities))
    single = "" if lesser or len(clauses) > _PAIR else _single(activities, parts, clauses)
    if silent:
        yield f"What {listed(silent, 'or')} covers is not known."
    elif not parts and not lesser:
        yield f"{listed(activities.documents)} cover the same activities."
    else:
        yield from (single,) if single else _grouped(activities, parts)
        yield from lesser
        yield "They differ in scope; none ranks above another."


def _silent(activities: Matrix, place: int) -> bool:
    return all(line.cells[place].value == Stance.UNKNOWN for line in activities.lines)


def _parts(activities: Matrix) -> Parts:
    groups: dict[tuple[int, ...], tuple[Line, ...]] = {}
    for line in activities.lines:
        owners = _owners(line)
        groups[owners] = (*groups.get(owners, ()), line)
    told = (owners for owners in sorted(groups) if 0 < len(owners) < len(activities.documents))
    return {owners: replace(activities, lines=groups[owners]).topmost for owners in told}


def _owners(line: Line) -> tuple[int, ...]:
    return tuple(place for place, cell in enumerate(line.cells) if cell.has)


def _reduced_at(place: int) -> Callable[[Line], bool]:
    return lambda line: line.cells[place].value == Stance.REDUCED and not line.shared


def _single(activities: Matrix, parts: Parts, clauses: tuple[Clauses, ...]) -> str:
    """Name the difference between two documents with its clause, where one has all of it and it is not much."""
    if len(parts) != 1:
        return ""
    ((owner,), lines), *_ = parts.items()
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    named = [_placed(found, clauses[owner]) for found in groups.values()]
    said = f"covered by {activities.documents[owner]}, {_denied(lines, 1 - owner)} {activities.documents[1 - owner]}"
    several = len(named) > 1
    start = f"The only difference{'s' if several else ''} in coverage {'are' if several else 'is'}"
    return f"{start} {listed(named)}: {said}." if len(named) <= _GROUPS else ""


def _placed(lines: list[Line], clauses: Clauses) -> str:
    """Name activities of one group, with the clause that holds all that is said of them."""
    labels = {line.item for line in lines}
    name = inside(lines[0].item if len(lines) == 1 else lines[0].group.removesuffix(" group") or lines[0].item)
    numbers = [each.number.split(".") for each in clauses if labels.intersection(each.about)]
    above = ".".join(_common(numbers))
    found = [str(each) for each in clauses if each.number == above]
    return f"{name} ({found[0]})" if found else name


def _common(numbers: list[list[str]]) -> list[str]:
    """Return the parts that all numbers begin with."""
    return [parts[0] for parts in takewhile(lambda parts: len({*parts}) == 1, zip(*numbers, strict=False))]


def _denied(lines: tuple[Line, ...], other: int) -> str:
    values = {line.cells[other].value for line in lines}
    return {frozenset({"excluded"}): "excluded by", frozenset({"not stated"}): "not stated in"}.get(
        frozenset(values), "not covered by"
    )


def _grouped(activities: Matrix, parts: Parts) -> Iterator[str]:
    """Say what only some documents cover, and of many such groups those of the most activities."""
    largest = sorted(parts, key=lambda owners: -len(parts[owners]))[:_SENTENCES]
    yield from (_only(activities, owners, lines) for owners, lines in parts.items() if owners in largest)
    left = [line for owners, lines in parts.items() if owners not in largest for line in lines]
    if left:
        yield f"{sentence(counted(len(left)))} more {'are' if left[1:] else 'is'} covered by some of them."


def _only(activities: Matrix, owners: tuple[int, ...], lines: tuple[Line, ...]) -> str:
    silent = any(cell.value == Stance.NOT_STATED for line in lines for cell in line.cells)
    plain = "covers" if len(owners) == 1 else "cover"
    verb = f"{'is' if len(owners) == 1 else 'are'} known to cover" if silent else plain
    return f"{_few(activities, owners)} {verb} {some(_items(lines))}."


def _few(activities: Matrix, owners: tuple[int, ...]) -> str:
    """Name the documents that have something, or the others where those are fewer."""
    others = tuple(place for place in range(len(activities.documents)) if place not in owners)
    if len(others) < len(owners) > _GROUPS:
        return f"All but {_named(activities, others)}"
    return f"Only {_named(activities, owners)}"


def _named(matrix: Matrix, places: tuple[int, ...]) -> str:
    return listed(matrix.documents[place] for place in places)


def _lesser(activities: Matrix) -> Iterator[str]:
    for place, document in enumerate(activities.documents):
        less = activities.chosen(_reduced_at(place), topmost=True)
        if less:
            yield f"{document} covers with less {some(_items(less))}."


def _items(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.item for line in lines)


def _ways(scopes: tuple[Scope, ...]) -> Iterator[str]:
    """Say how the documents differ in assessment, use and sector."""
    for verb, values in (
        ("is shown by", [_ASSESSMENTS.get(scope.assessment, scope.assessment) for scope in scopes]),
        ("gives", [scope.use for scope in scopes]),
        ("is for", [_SECTORS.get(scope.sector, f"the sector {scope.sector}") for scope in scopes]),
    ):
        if all(values) and len({*values}) > 1:
            spaced = (value.replace("-", " ") for value in values)
            yield f"{listed(f'{scope.edition} {verb} {value}' for scope, value in zip(scopes, spaced, strict=True))}."


_ASSESSMENTS = {"none": "no third party"}
_SECTORS = {"": "", "general": "any sector"}
