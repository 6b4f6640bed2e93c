"""The atelier: the shoe modeled in the round and photographed once; kiosks only color it in."""
