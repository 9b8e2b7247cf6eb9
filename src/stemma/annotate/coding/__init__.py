"""From a dependency parse to coded events: triggers, sides, vetoes, time and place."""
