"""Parts of `annotate.voices`: how many speak, why without a name, and through whom."""
