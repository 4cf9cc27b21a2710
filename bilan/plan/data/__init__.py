"""The open data: rows, columns, descriptions, IATI."""
