"""Run the command line with ``python -m kindicators``."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C has one meaning from the first import on."""
    try:
        from kindicators.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
