"""Devices: one small port for each machine that production stands next to."""
