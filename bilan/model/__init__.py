"""Every value the program speaks of: data and nothing else."""
