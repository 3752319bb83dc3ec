"""Whether the corpus answers at all: features of a reading, and a calibrated probability of them."""

from qa.abstention.calibrator import Calibrator
from qa.abstention.features import Features, features

__all__ = ["Calibrator", "Features", "features"]
