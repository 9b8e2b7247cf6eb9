"""Functions of strings: no records but cuts, no state."""
