--- No summary.
return { score = function (doc) return { n = #doc } end }
