"""Whom a pronoun, a title or a short name means: candidates, the constraints of grammar, and salience."""
