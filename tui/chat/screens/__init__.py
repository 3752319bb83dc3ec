"""Screens that open over the chat and close again."""
