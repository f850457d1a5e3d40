"""Hours from a workbook: the lists of an account, each row's fate, the work that outlives its request."""
