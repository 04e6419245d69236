/* MPQA's subjectivity clues:
 *
 *      type=strongsubj len=1 word1=abhor pos1=verb stemmed1=y priorpolarity=negative
 *
 * Categories are type/polarity. What is stemmed has its inflected forms found; the part of speech
 * decides which, and beyond that it cannot be told apart, so a word that has several polarities
 * keeps the first. */
#include "lexicon/importing.h"

typedef struct clue {
    str type, word, pos, stemmed, polarity;
} clue;

bool import_fits_mpqa(const source *s) {
    return str_starts(import_first_line(s->text), STR("type=")) &&
           str_find(import_first_line(s->text), STR("word1=")) < import_first_line(s->text).n;
}

static lex_forms forms_of(const clue *c) {
    static const struct {
        const char *pos;
        lex_forms forms;
    } parts[] = {{"noun", FORMS_NOUN},
                 {"verb", FORMS_VERB},
                 {"adj", FORMS_ADJECTIVE},
                 {"anypos", FORMS_ANY}};
    for (size_t i = 0; str_eq(c->stemmed, STR("y")) && i < sizeof parts / sizeof *parts; i++)
        if (str_eq(c->pos, str_c(parts[i].pos))) return parts[i].forms;
    return FORMS_WRITTEN;
}

static clue read_clue(importing *im, str line, uint32_t n) {
    clue c = {0};
    struct {
        const char *key;
        str *value;
    } keys[] = {{"type", &c.type},         {"word1", &c.word},
                {"pos1", &c.pos},          {"stemmed1", &c.stemmed},
                {"polarity", &c.polarity}, {"priorpolarity", &c.polarity}};
    for (str rest = line, token; (token = import_token(&rest)).n;) {
        str value = token, key = str_cut(&value, '=');
        size_t i = 0;
        while (i < sizeof keys / sizeof *keys && !str_eq(key, str_c(keys[i].key))) i++;
        if (i < sizeof keys / sizeof *keys && value.p)
            *keys[i].value = value;
        else if (!str_eq(key, STR("len")))
            import_note(im, import_at(n, line, token), "'%.*s' is passed over", STR_ARG(token));
    }
    return c;
}

static bool weight_of(str polarity, double *weight) {
    static const struct {
        const char *name;
        double weight;
    } polarities[] = {{"positive", 1}, {"negative", -1}, {"neutral", 0}, {"both", 0}};
    for (size_t i = 0; i < sizeof polarities / sizeof *polarities; i++)
        if (str_eq(polarity, str_c(polarities[i].name)))
            return *weight = polarities[i].weight, true;
    return false;
}

void import_read_mpqa(importing *im) {
    str line;
    uint32_t n = 0;
    im->apart = true;
    import_note(im, (import_place){0},
                "a word of several parts of speech is one term: they are not told apart");
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        if (!str_trim(line).n) continue;
        double weight;
        clue c = read_clue(im, line, n);
        import_place at = import_at(n, line, c.word.p ? c.word : line);
        if (!c.type.n || !c.word.n) {
            import_lose(im, at, "'%.*s' has no type or no word1", STR_ARG(str_trim(line)));
        } else if (!weight_of(c.polarity, &weight)) {
            import_lose(im, at, "'%.*s' has the polarity '%.*s'", STR_ARG(c.word),
                        STR_ARG(c.polarity));
        } else {
            uint32_t above = import_category_of(im, LEX_NONE, c.type, at);
            uint32_t category = import_category_of(im, above, c.polarity, at);
            import_entry *e = import_add(im, category, c.word, at);
            import_weigh(e, weight);
            e->forms = forms_of(&c);
        }
    }
}
