"""The centre's database: its tables, transactions, copies, and moving to another."""
