--- A summary that is a number.
return { summary = 1, score = function () end }
