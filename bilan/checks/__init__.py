"""Opinions on values: they return problems and change nothing."""
