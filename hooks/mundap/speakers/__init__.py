"""Who speaks: names as a text prints them, and where it prints them."""
