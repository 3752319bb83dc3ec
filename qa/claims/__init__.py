"""Answers that know time, sources and disagreement: scored spans in, dated claims out."""

from qa.claims.merge import ClaimSet, claims_from
from qa.claims.settings import ClaimSettings
from qa.claims.values import compatible, normalise

__all__ = ["ClaimSet", "ClaimSettings", "claims_from", "compatible", "normalise"]
