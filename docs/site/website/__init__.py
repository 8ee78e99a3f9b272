"""What makes the documentation site: pages in Markdown, Sphinx over them, a Markdown twin beside each."""
