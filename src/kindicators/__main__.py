"""Run the command line with ``python -m kindicators``."""

from kindicators.cli import main

main()
