"""Thin ASGI layers before Litestar, from the outside in: headers, probes, static files, identity."""
