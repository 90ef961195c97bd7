"""Documents side by side: the principles that each states or is built on, and what became of them."""

from isograph.answers.comparing.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.contents.principles import Change, Principles, Relation

_UNCHANGED = {"unchanged", "continues"}


def principle_matrix(answers: tuple[Principles, ...]) -> Matrix:
    """Return the principles of documents, those that continue one another on one line."""
    items: dict[tuple[str, str], str] = {}
    for answer in answers:
        for each in answer.principles:
            known = (
                items.get((change.set, change.counterpart)) for change in _of(answer, each.label) if change.continued
            )
            items.setdefault((answer.set, each.label), next(filter(None, known), each.label))
    lines = tuple(dict.fromkeys(items.values()))
    return Matrix(
        aspect=Aspect.PRINCIPLES,
        documents=tuple(answer.identifier for answer in answers),
        lines=tuple(Line(item, tuple(_cell(answer, item, items) for answer in answers)) for item in lines),
        notes=tuple(dict.fromkeys((*(answer.held for answer in answers), *_merged(answers)))),
    )


def _cell(answer: Principles, item: str, items: dict[tuple[str, str], str]) -> Cell:
    if answer.relation == Relation.UNKNOWN:
        return Cell("unknown", Says.UNKNOWN)
    own = [each.label for each in answer.principles if items[answer.set, each.label] == item]
    if own:
        changed = (change.kind not in _UNCHANGED for change in _of(answer, own[0]) if change.counterpart == item)
        return Cell(own[0], Says.OTHERWISE if any(changed) and own[0] != item else Says.YES)
    merged = [change for change in answer.changes if change.counterpart == item and not change.continued]
    return Cell(f"merged into {merged[0].principle}" if merged else "none", Says.NO)


def _of(answer: Principles, label: str) -> tuple[Change, ...]:
    return tuple(change for change in answer.changes if change.principle == label)


def _merged(answers: tuple[Principles, ...]) -> tuple[str, ...]:
    changes = (change for answer in answers for change in answer.changes if change.note)
    return tuple(f"{change.older}: {change.note}." for change in changes)
