"""Worker processes: how work is shared among them, and which kind a run has."""
