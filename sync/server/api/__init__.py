"""The centre's endpoints for programs, /v1: walls, pairing and exports, with what bounds a request."""
