"""Two derived texts side by side, sentence by sentence and word by word, and what changed between them."""
