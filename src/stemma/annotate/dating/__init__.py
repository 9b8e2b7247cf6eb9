"""What the time expressions of a report tell of its own day."""
