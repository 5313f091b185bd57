"""What earlier runs saw of a feed: a state file, and rules that compare a poll with what is remembered.

`poll` conducts: `item_state` (an item as it is kept), `store` (the file), `compare` (the rules), `changes` (items that were there
before), `departures` (items that left), `findings` (which are new, which are gone).
"""

NAME = "HS: history"
"""How reports call these rules."""
NO_STATE = "what changed from poll to poll is found with a state file (--state)"
