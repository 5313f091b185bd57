"""What earlier runs saw of a feed: a state file, and rules that compare a poll with what is remembered."""

NAME = "HS: history"
"""How reports call these rules."""
NO_STATE = "what changed from poll to poll is found with a state file (--state)"
