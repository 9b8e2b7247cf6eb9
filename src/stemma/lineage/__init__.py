"""Which documents rest on which: copies, rewrites, borrowed quotations, and how many origins are left."""
