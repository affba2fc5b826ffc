"""A training curriculum for the professional back facial, in JupyterLab and nbgrader."""

import os

# before its first model pydantic would look for plugins in everything that is installed, which takes a lesson longer
# than reading its first question; the course has none
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
