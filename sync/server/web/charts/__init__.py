"""Drawings of figures as SVG, made here and sent with the page: no script, no picture from elsewhere. One idea per
file. Each says in words what it shows; the page has its table beside it. Knows no database.
"""
