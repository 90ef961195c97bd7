"""Text out of files: plain text, Markdown, CSV, BibTeX, lists of references, .docx and .pdf, one module a format.

Nothing is fetched, nothing in a file can act, and no file is held whole: a document is read as passages, none of which
ends within a reference.
"""

from isograph.reading.files import Source, passages, sources
from isograph.reading.passage import Passage

__all__ = ["Passage", "Source", "passages", "sources"]
