"""The pane beside the transcript: the source, the reasons, passages found by plain search."""
