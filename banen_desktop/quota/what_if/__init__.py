"""What would be: scenarios, forecasts and interim days, beside the real year."""
