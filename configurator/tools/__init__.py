"""Floor 2: the design tools, one file each. A gesture or a choice goes in, an Edit comes out."""
