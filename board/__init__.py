"""The board: what the wall and the centre both know. Pure rules and the store.

Knows neither Kivy nor HTTP. Start reading at `change` (the one thing that is stored), then `log`.
"""
