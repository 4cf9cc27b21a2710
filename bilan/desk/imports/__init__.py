"""Figures and projects from a spreadsheet: what would change, and the text edits that make it so."""
