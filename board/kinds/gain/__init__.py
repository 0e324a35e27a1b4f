"""An entry in the account of gains: its record, the account, and how an entry is made."""
