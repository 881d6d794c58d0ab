"""How the desk bears many documents, several writers and being killed: the figures of docs/scale.md."""
