"""The learner's saved work and hand-ins."""
