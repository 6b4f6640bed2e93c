"""Floor 2: what is kept: the database, people, designs, orders, photographs and the audit log."""
