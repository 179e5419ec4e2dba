"""The glossary's rules: finding its words in texts of any script, who keeps it, its table out and in."""
