"""Where the ontology lies: in the wheel beside the code, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

__all__ = ["ontology_path"]


def ontology_path() -> Path:
    """Folder of the ontology shipped with the package.

    Raises
    ------
    OntologyError
        The installation lacks its ontology.

    Examples
    --------
    >>> (ontology_path() / "core.ttl").exists()
    True

    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        if (folder / "core.ttl").is_file():
            return folder
    raise OntologyError(
        "The installed package has no ontology", where=str(package), remedy="Install enforcement-kg again"
    )
