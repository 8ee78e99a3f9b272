"""Run the command line with ``python -m kindicators``."""

import gc
import sys


def main() -> None:
    """Run the command line; Ctrl-C has one meaning from the first import on."""
    # A command lives too briefly for what the search for cycles frees: it would take a tenth of its time.
    gc.set_threshold(100_000, 50, 50)
    try:
        from kindicators.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
