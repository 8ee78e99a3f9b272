"""The steps of the build of the explorer."""
