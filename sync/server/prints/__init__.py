"""Reports on paper for those who do not open a page: one file per report, with the template beside it.

Each asks `sync.server.reports` for its figures and hands `pdf` plain facts; what people wrote is a value in these,
never a part of a template.
"""
