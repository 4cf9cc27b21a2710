"""Countries and regions: their figures, projects and pages."""
