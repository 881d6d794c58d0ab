"""How the weights that tell one question from two were found."""
