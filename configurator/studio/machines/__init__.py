"""Machines and printers: kept, tried, and sent files to, each once."""
