"""The one version number: of the Python package and of the dataset."""

__version__ = "0.2.0"
