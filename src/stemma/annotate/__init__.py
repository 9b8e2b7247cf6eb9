"""Document → mentions: what one report says, and the words it says it with."""
