"""Loonaangifte messages: the paid hours of a year, as UWV would count them.

`read.read_in_child` is the door; `result` is what comes out. The data flow: `messages` reads one
file into messages of `rows`, `state` replays the messages of a tijdvak into its end state, and
`year` adds the tijdvakken of a year and says what is remarkable.
"""
