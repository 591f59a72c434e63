"""The commands of `mundap` that are more than a few lines, each in a file of its own."""
