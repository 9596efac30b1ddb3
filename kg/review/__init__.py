"""What people decide about a graph: corrections in plain files, read, checked and applied by every build."""

from kg.review.correction import Action, Correction, Evidence, Fault, FaultKind, Name, Place
from kg.review.files import Collected, corrections_beside, read_corrections
from kg.review.standing import standing

__all__ = [
    "Action",
    "Collected",
    "Correction",
    "Evidence",
    "Fault",
    "FaultKind",
    "Name",
    "Place",
    "corrections_beside",
    "read_corrections",
    "standing",
]
