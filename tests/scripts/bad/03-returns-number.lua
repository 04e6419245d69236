--- Something else is returned.
return 42
