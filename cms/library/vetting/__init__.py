"""Documents on their way in: what they are by their content, nothing in them that acts, nothing that names who wrote them."""
