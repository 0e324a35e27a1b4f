"""Who comes in at the centre: people by password or provider, walls and programs by token, phones by the day's code;
what each may, how often it may try, and what the account remembers of it.
"""
