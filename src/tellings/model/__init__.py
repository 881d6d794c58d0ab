"""The nouns: frozen, slotted records without input or output. Imports nothing of ours but errors."""
