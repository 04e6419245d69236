--- Requires itself.
return require "loop"
