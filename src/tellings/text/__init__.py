"""Language: text in, offsets out. Nothing here knows captures, stories or accounts."""
