"""Parts of `annotate.denials`: the words that deny or take back, and those that call something untrue."""
