"""Every way in: returns, templates, workbooks and lists of others that become facts of a monitor.

`gathering` is the door for window and command line. Tables are read by the readers of `imports`,
in a child process; what a return says is never a reason to refuse it.
"""
