"""The one version number, of the Python package and of the dataset, and the day of its release."""

__version__ = "1.1.0.dev0"
RELEASED = "2026-11-21"
