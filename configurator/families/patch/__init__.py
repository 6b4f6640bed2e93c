"""Embroidered patches: twill in many shapes, sewn in thread and closed by a border."""
