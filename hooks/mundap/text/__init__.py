"""Characters and Markdown: bytes to lines, lines to blocks, blocks to words without marks."""
