"""Configuration of Sphinx; `website.build` makes the source folder and calls it."""

from website.head import setup as setup

project = "kindicators"
author = "The kindicators maintainers"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

html_theme = "furo"
html_favicon = "static/favicon.svg"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_copyright = False
html_show_sphinx = False
html_last_updated_fmt = None
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"

# Data are shown letter by letter: no quotes are curled.
smartquotes = False
# Examples in Python say which prompt is theirs; what has no language is text.
highlight_language = "text"
# A name in single backticks in a docstring is a link where it is one of this package, and code elsewhere.
default_role = "py:obj"

myst_heading_anchors = 4
# `site:` is a file of the site that is no page, by its path from the root; see website.head.
myst_url_schemes = {"http": None, "https": None, "mailto": None, "site": None}

autodoc_typehints = "none"  # the numpydoc sections say them
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 88
napoleon_google_docstring = False
napoleon_use_rtype = False
