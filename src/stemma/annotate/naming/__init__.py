"""What is a name, where it ends, and whom it stands for."""
