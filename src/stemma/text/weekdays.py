"""The days of the week by their names."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ANY_WEEKDAY = "|".join(WEEKDAYS)
"""The alternatives of a pattern, in small letters."""
