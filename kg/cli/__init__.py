"""The command line: the only part of the package that prints."""

from kg.cli.app import app, main

__all__ = ["app", "main"]
