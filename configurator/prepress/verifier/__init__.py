"""The verifier: reads any finished PDF as a press would, and shares no code with the writer."""
