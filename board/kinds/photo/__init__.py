"""A photo that hangs on a record of its unit: small, and erased for good."""
