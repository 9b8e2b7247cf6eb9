"""When undated documents were published: constraints of their own text and of the rest of the pile."""
