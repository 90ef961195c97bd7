"""Other engines: the reference reasoner, and a second opinion.

An engine reads the stated triples of compiled facts and returns all that follows. The
engine asked for is the engine that runs; it either does or raises.
"""

from isograph.reasoning.engines import nemo, owlrl
from isograph.reasoning.engines.outcome import Engine, Outcome

ENGINES: dict[str, Engine] = {"owlrl": owlrl.run, "nemo": nemo.run}
"""The engines beside isograph's own, by name."""

__all__ = ["ENGINES", "Engine", "Outcome"]
