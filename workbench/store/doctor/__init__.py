"""The doctor: what is wrong with a project file, each finding with what to do.

Every check is named and stands alone; one that cannot be carried out is a finding
itself. `examine` writes nothing; `repair` never touches the log.
"""

from workbench.store.doctor.examine import CHECKS, examine
from workbench.store.doctor.findings import Finding, Severity
from workbench.store.doctor.repair import Repaired, repair

__all__ = ["CHECKS", "Finding", "Repaired", "Severity", "examine", "repair"]
