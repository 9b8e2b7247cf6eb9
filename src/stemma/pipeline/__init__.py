"""The plan: which stages there are, in which order, and how they are run and resumed."""
