"""Reads and row writes of targets, quotas and actuals, one file a noun; the only users of `budzet.tabele`."""
