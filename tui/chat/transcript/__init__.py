"""The transcript: questions, answers, claims and timelines."""
