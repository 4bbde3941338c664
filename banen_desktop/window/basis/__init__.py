"""What every part of the window stands on: colours, pages, messages, the session."""
