"""What another site generator needs of the site."""
