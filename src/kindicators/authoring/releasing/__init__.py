"""Make a release: compare, refuse what must not be released, write everything or nothing."""
