"""What no transcript says: the files of `docs/_data/`, and what a front matter settles."""
