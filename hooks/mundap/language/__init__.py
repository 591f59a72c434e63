"""Korean: syllables, morphemes, words."""
