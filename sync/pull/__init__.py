"""`tavle pull`: the coordinator's own copy of what the centre may tell, brought up to date by what has changed since
last time, in the format of the tools at hand. Runs anywhere; needs a key to the read API and nothing of the centre.
"""
