"""Items: their folders, files, facts and pictures."""
