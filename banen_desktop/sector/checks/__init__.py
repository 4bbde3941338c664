"""Questions about returns, ordered by what they can do to the total; no number is changed."""
