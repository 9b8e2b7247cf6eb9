"""Training of the English language model: from named data files to the weights of `stemma-en`."""
