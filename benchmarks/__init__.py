"""The scores that the project claims, the floors they may not sink below, and its speed."""
