"""How long a test waits for what another thread, process or browser does. It waits for the thing itself and goes on
the moment it is there, also where fifteen others want the machine at once; only what never comes takes so long."""

PATIENCE_S = 240.0
SOON_S = 20.0
"""What is told at once takes a fraction of a second, what has to be asked for again half a minute or longer; the
machine may have much else to do. How long it takes on a quiet one is the bench's to say."""
