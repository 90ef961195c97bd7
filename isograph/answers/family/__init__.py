"""How documents belong together: adoptions, bases, parts, and what rests on what."""
