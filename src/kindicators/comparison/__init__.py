"""What differs between two states of the package, and what each difference means for the version."""
