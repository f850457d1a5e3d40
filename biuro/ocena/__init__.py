"""A write judged against what is stored; the rules themselves are pure and live below."""
