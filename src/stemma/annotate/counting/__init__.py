"""What a number counts: the noun beside it, what befell those counted, and numbers that count nothing."""
