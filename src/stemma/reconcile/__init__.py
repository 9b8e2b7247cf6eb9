"""Mentions and lineage → facts: who is who, what happened, who bears it out, and what contradicts it."""
