"""The questions with known answers, taken from their files: each with who asks it, its query, and the answer."""

from collections import defaultdict

from docs.generators.markdown import code, escaped, fence, table
from isograph import resources
from isograph.validation.questions import Question, read


def page() -> str:
    """Return a section for each kind of people, with the questions that they ask."""
    asked: defaultdict[str, list[Question]] = defaultdict(list)
    for question in read(resources.question_folder()):
        asked[question.asked_by].append(question)
    return "\n\n".join(_section(who, questions) for who, questions in sorted(asked.items()))


def _section(who: str, questions: list[Question]) -> str:
    return "\n\n".join((f"## Asked by the {who}", *map(_told, questions)))


def _told(question: Question) -> str:
    rests = f"It is in {code(question.path.name)}, and the answer rests on: {escaped(question.source)}."
    rows = (map(escaped, row) for row in question.answer)
    query = "\n".join(line for line in question.query.splitlines() if not line.startswith("#"))
    answer = table(question.columns, [tuple(row) for row in rows]) if question.answer else "No rows are right."
    return "\n\n".join((f"### {escaped(question.text)}", rests, fence("{code-block} sparql\n:force:", query), answer))
