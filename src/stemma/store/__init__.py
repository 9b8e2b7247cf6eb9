"""Where records are kept, and the protocol under which stages see them."""
