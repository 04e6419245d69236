--- The score alone is returned.
return function (doc) return { n = #doc } end
