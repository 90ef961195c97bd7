"""A user's own correspondences between clauses: read from CSV or RDF, checked, and stated beside what is known."""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.mappings.stating import is_mapping as is_mapping
    from isograph.mappings.stating import statements as statements
    from isograph.mappings.stating import take as take

__getattr__ = fetching(__name__, {"isograph.mappings.stating": ("is_mapping", "statements", "take")})
