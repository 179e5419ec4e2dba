"""Checks of what is written. `table.findings` looks at a page; `links.probe` asks whether a link still leads somewhere."""
