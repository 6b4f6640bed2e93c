"""One view model a screen: a frozen snapshot, swapped whole, and only changes are signalled."""
