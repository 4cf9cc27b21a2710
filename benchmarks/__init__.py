"""How fast bilan is beside the tools that people would pick instead, measured side by side."""
