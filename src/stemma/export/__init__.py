"""The record → what people and other programs read."""
