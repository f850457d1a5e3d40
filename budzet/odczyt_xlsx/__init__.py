"""Workbooks from outside, read safely: a gate (brama), a reader (czytnik), a limited process (proces).

Everything here but `skoroszyt` runs in a process of its own, knows the standard library alone and starts in a
few hundredths of a second; nothing of a hostile file is ever opened in the service itself.
"""
