"""Reports one can look at: the terminal's table, Markdown, one self-contained page."""
