"""JupyterLab made simple: the learner's folder, its profile, the start-up extension and the start of the server."""
