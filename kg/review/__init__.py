"""What people decide about a graph: corrections in plain files, read, checked and applied by every build."""

from kg.review.apply import apply
from kg.review.correction import Action, Correction, Evidence, Fault, FaultKind, Name, Place
from kg.review.files import Collected, corrections_beside, read_corrections
from kg.review.naming import Naming, naming_of
from kg.review.reviewed import Reviewed
from kg.review.standing import standing

__all__ = [
    "Action",
    "Collected",
    "Correction",
    "Evidence",
    "Fault",
    "FaultKind",
    "Name",
    "Naming",
    "Place",
    "Reviewed",
    "apply",
    "corrections_beside",
    "naming_of",
    "read_corrections",
    "standing",
]
