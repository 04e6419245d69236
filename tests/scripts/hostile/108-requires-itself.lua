--- A module that requires itself.
-- ends: load, says: module 'loop' requires itself
return require "loop"
