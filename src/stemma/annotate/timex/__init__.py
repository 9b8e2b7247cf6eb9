"""Time expressions in four steps: lexemes, grammar matches, symbolic readings, calendar periods.

A reading stays symbolic ("the week before the document's date") until the last step, so that a
better document date resolves everything anew.
"""
