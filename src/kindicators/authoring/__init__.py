"""The authoring side: build the descriptor and validate the data (extra ``validate``).

Nothing on the reading side imports this package, or `kindicators.schemas`, before a user asks for it.
"""
