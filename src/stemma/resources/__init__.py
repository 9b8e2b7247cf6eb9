"""Word lists, ontology tables and actor facts; SOURCES.md says where each comes from."""
