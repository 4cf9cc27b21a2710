"""Stories and indicators, written as Markdown and YAML, published as a website in several languages."""

__version__ = "0.1.0"
