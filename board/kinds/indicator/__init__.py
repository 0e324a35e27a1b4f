"""Goals for the service: what is measured, week by week, and how well it should go."""
