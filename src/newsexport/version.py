"""The release of this package, said once: the build reads it here too."""

VERSION = "0.1.0"
"""Semantic version (https://semver.org) of the library and the command."""

GENERATOR = "newsexport"
"""What documents say of the program that made them, by which their reader knows them again."""
