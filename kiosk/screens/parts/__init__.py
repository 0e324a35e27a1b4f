"""What a screen is made of when it is too much for one file: each part shows the state it is given, as a screen does.
Most belong to one screen; none knows its screen."""
