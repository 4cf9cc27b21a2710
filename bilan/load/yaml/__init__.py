"""YAML as it was written, each value with its place."""
