"""The bottom of the screen: where one types."""
