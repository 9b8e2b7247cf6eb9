"""Other spaCy pipelines, made to give Universal Dependencies and our types of entities."""
