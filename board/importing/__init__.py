"""Tables that people bring along: a file to sheets, a sheet to a table whose columns are known, its rows to cards.
The centre reads its figures from before Tavle the same way."""
