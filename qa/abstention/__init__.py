"""Whether the corpus answers at all: features of a reading, and a calibrated probability of them."""

from qa.abstention.calibrator import Calibrator, Calibrators
from qa.abstention.features import Features, features
from qa.abstention.sentences import SentenceFeatures, sentence_features

__all__ = ["Calibrator", "Calibrators", "Features", "SentenceFeatures", "features", "sentence_features"]
