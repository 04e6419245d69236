--- An error of the script's own.
error "the moon is full"
