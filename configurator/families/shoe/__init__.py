"""Custom shoes: a laced court sneaker and a slip-on, panel by panel."""
