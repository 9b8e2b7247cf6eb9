"""The nouns of Stemma: frozen, slotted records without behaviour and without libraries.

Two laws hold for all of them. *Evidence*: a derived record carries the spans it rests on.
*No silent guess*: a value is there, or a reason why it is not.
"""
