--- stub
local tenor = require "tenor"
return {
  summary="t", version=1, lexicons={"valence"},
  score=function(doc)
    local n,sum=0,0
    for s in doc:sentences() do local w=s:weigh() n=n+1 sum=sum+w/math.sqrt(w*w+15) end
    return {valence= n>0 and sum/n or 0}
  end }
