"""Preview: artwork as pixels for the stage, the proof on screen and the pictures of the product."""
