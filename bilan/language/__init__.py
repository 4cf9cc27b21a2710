"""The only place that knows how a language writes."""
