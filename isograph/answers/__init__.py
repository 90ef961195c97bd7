"""One function a question: it takes a store and returns a frozen answer, and is imported when it is first asked."""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.answers.auditing.audit import audit as audit
    from isograph.answers.browsing.committees import committee as committee
    from isograph.answers.browsing.fields import ics as ics
    from isograph.answers.browsing.search import search as search
    from isograph.answers.comparing.comparison import compare as compare
    from isograph.answers.contents.clauses import clauses as clauses
    from isograph.answers.contents.clauses import find_clauses as find_clauses
    from isograph.answers.contents.principles import principles as principles
    from isograph.answers.correspondence.counterparts import counterparts as counterparts
    from isograph.answers.correspondence.transition import transition as transition
    from isograph.answers.coverage.coverage import covering as covering
    from isograph.answers.coverage.verdict import covers as covers
    from isograph.answers.currency.editions import edition as edition
    from isograph.answers.currency.editions import editions as editions
    from isograph.answers.currency.editions import in_force as in_force
    from isograph.answers.currency.editions import standard as standard
    from isograph.answers.currency.status import status as status
    from isograph.answers.explaining.explanation import explain as explain
    from isograph.answers.facts.activities import activities as activities
    from isograph.answers.facts.corrections import corrections as corrections
    from isograph.answers.facts.survey import survey as survey
    from isograph.answers.family.adoptions import adoptions as adoptions
    from isograph.answers.family.dependents import dependents as dependents
    from isograph.answers.family.parts import parts as parts
    from isograph.answers.rulings.certificates import certificate as certificate
    from isograph.answers.rulings.exclusions import may_exclude as may_exclude
    from isograph.answers.succession.history import history as history
    from isograph.answers.succession.neighbourhood import explore as explore
    from isograph.answers.succession.network import network as network
    from isograph.answers.succession.path import path as path
    from isograph.answers.watching.difference import difference as difference

_HOMES = {
    "isograph.answers.auditing.audit": ("audit",),
    "isograph.answers.browsing.committees": ("committee",),
    "isograph.answers.browsing.fields": ("ics",),
    "isograph.answers.browsing.search": ("search",),
    "isograph.answers.comparing.comparison": ("compare",),
    "isograph.answers.contents.clauses": ("clauses", "find_clauses"),
    "isograph.answers.contents.principles": ("principles",),
    "isograph.answers.correspondence.counterparts": ("counterparts",),
    "isograph.answers.correspondence.transition": ("transition",),
    "isograph.answers.coverage.coverage": ("covering",),
    "isograph.answers.coverage.verdict": ("covers",),
    "isograph.answers.currency.editions": ("edition", "editions", "in_force", "standard"),
    "isograph.answers.currency.status": ("status",),
    "isograph.answers.explaining.explanation": ("explain",),
    "isograph.answers.facts.activities": ("activities",),
    "isograph.answers.facts.corrections": ("corrections",),
    "isograph.answers.facts.survey": ("survey",),
    "isograph.answers.family.adoptions": ("adoptions",),
    "isograph.answers.family.dependents": ("dependents",),
    "isograph.answers.family.parts": ("parts",),
    "isograph.answers.rulings.certificates": ("certificate",),
    "isograph.answers.rulings.exclusions": ("may_exclude",),
    "isograph.answers.succession.history": ("history",),
    "isograph.answers.succession.neighbourhood": ("explore",),
    "isograph.answers.succession.network": ("network",),
    "isograph.answers.succession.path": ("path",),
    "isograph.answers.watching.difference": ("difference",),
}

__getattr__ = fetching(__name__, _HOMES)
