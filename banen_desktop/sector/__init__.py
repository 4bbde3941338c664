"""The council's side: members, their returns, and one figure of the sector that stands."""
