"""Texts in Markdown: their front matter, paragraphs, references and links."""
