"""One package, so that the sample is loaded once for its tests and gone before the next."""
