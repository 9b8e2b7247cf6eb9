"""Who says so: cues, sources, contents and certainty, each by rules that a tagger can replace."""
