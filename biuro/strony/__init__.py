"""The pages, one module per noun; each lists its handlers in TRASY."""
