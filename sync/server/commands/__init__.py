"""The centre's command line: `tavle server` and `tavle admin`, one file per group of commands."""
