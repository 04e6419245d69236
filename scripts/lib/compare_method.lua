--- How the figures of a comparison were made, and what they cannot tell.
local method = {}

local HOW = {
  "Slant is the weight of the evaluative terms of the lexicon \"loaded\", after negation and intensity, in the own voice of a "
  .. "source, per 100 words of that voice. What is quoted or reported is counted apart. Words for events (killed, attack, "
  .. "strike) are what had to be reported and never part of slant.",
  "Intervals are 95% percentile intervals of the Poisson bootstrap, which draws whole articles, 200 times, by their ids "
  .. "(Chamandy et al. 2012). Of few articles they are too narrow rather than too wide.",
  "Differences from the others, of rates and of words, have p by a permutation of articles: how often articles dealt out "
  .. "blindly would differ as much (Pitman 1937; Lijffijt et al. 2016); q corrects for the number of tests in the table "
  .. "(Benjamini & Hochberg 1995).",
  "Whom a word is about, who speaks, and with which verb are found by rules over the text: see tenor read --explain for any "
  .. "article.",
}

local LIMITS = {
  "Words are counted. What is meant by them, irony, and slant by what is left out or by the order of things are not seen.",
  "A source is what this corpus has of it. Sources that report on other things differ for that reason too: look at the same "
  .. "events side by side.",
  "\"The others\" are all other articles in one heap, in which large sources weigh most. Opinion pieces and news are counted "
  .. "alike where the corpus does not keep them apart.",
  "A text that several sources print counts in each of them, but for the section on events; where there are many such copies, "
  .. "differences look surer than they are.",
  "The lexicons are lists of English words made by people. Would the finding hold with other words: see the table of signs.",
  "Nothing here says who is right, or left or right.",
}

--- Method and limits, and what it all rests on.
function method.report(out)
  out:heading("Method and limits", 2)
  out:list(HOW)
  out:list(LIMITS)
  out:provenance()
end

return method
