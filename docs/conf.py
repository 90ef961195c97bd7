"""How the documentation is built: `python -m sphinx -W --keep-going -n -b html docs <folder>`.

Nothing is fetched while it is built, and nothing while it is read: no fonts, scripts or styles from elsewhere.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

project = "isograph"
author = "isograph contributors"
project_copyright = "isograph contributors; code Apache-2.0, ontology, data and documentation CC BY 4.0"

extensions = ["myst_parser", "sphinx.ext.autodoc", "docs.generators.generated"]
exclude_patterns = ["generators"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!isograph\.[A-Z]).*")]  # types of Python, of other packages, and not public

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
myst_heading_slug_func = "docs.generators.slugs.slug"

default_role = "code"
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_inherit_docstrings = False
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80
add_module_names = False
toc_object_entries_show_parents = "hide"
highlight_language = "none"

html_theme = "furo"
html_title = "isograph"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#00559b", "color-brand-content": "#00559b"},
    "dark_css_variables": {"color-brand-primary": "#7ab8f5", "color-brand-content": "#7ab8f5"},
}
