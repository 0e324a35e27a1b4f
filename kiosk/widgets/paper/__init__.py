"""Materials, and what is made of them: papers, cards, the room."""
