"""Identifiers of standards: read in every form people and catalogues write, printed in one, found in running text."""

from isograph.identifiers.identifier import Identifier, Known
from isograph.identifiers.mentions import Mention, find_identifiers
from isograph.identifiers.structure import Supplement

__all__ = ["Identifier", "Known", "Mention", "Supplement", "find_identifiers"]
