"""Hold a project to the data that it was made with: lock files, and the version that a module requires."""
