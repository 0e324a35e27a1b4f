"""A round goes through a place with the same questions each time: 5S by area and by turn, and the yearly
vernerunde on the same machine. What is found becomes cards."""
