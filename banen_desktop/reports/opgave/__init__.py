"""What an employer sends to a council, and what the council asks: two small files."""
