"""Pricing: tariffs as data, itemised quotes in whole agorot, and money as people write it."""
