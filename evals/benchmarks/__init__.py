"""Measurements against data sets and other systems, one module each."""
