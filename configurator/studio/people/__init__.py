"""Who is here: let in, known, asked, told everything, and forgotten."""
