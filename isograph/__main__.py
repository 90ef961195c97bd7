"""`python -m isograph` is the command `isograph`."""

from isograph.cli import main

main()
