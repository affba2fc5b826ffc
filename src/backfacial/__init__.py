"""A training curriculum for the professional back facial, in JupyterLab and nbgrader."""
