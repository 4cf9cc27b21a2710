"""Indicators and their dated values, in YAML and in CSV."""
