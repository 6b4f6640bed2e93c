"""From a design to the files of its order, and the proof that is a picture of them."""
