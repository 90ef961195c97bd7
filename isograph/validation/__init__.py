"""Whether a graph is as it should be: it conforms to shapes, its terms are in order, and it answers as it must.

>>> import isograph
>>> from isograph.validation import validate
>>> validate(isograph.load().store, only="ontology").summary
'The graph conforms.'
"""

from isograph.validation.checking import validate
from isograph.validation.report import Check, ValidationReport, Violation

__all__ = ["Check", "ValidationReport", "Violation", "validate"]
