"""The glossary at the desk: its words marked in the source, what is not to be used flagged in the target; its screens; its table."""
