"""What a user gains or loses with another language pipeline: two of them read the same reports."""
