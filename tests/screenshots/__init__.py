"""The pictures of README and the guides, taken anew from the product itself: `python -m tests.screenshots`."""
