/* html: the article of a web page: its main text and what the page says of it.
 *
 *      page ─► libxml2's HTML parser, as events ─► paragraphs, each in its holder ─► main text
 *                                               ─► facts (meta, OpenGraph, JSON-LD, time) ─► fields
 *
 * A paragraph is what p, h1–h6, li, blockquote, pre, dt and dd hold; text that stands in a div or a
 * table cell itself is a loose one, and two br end it. A holder is an element that holds
 * paragraphs: div, section, article, main, td, body and their like.
 *
 * What is never text: nav header footer aside figcaption button select textarea label script style
 * noscript template iframe svg and other things that are no prose, whatever is hidden, and whatever
 * declares itself by its role as navigation, banner, search, contentinfo or complementary.
 *
 * The main text is what stands in one holder, found so:
 *   1. A paragraph with more than half of its letters in links is left out.
 *   2. A paragraph gives its length (without links) as points to its holder, half of it to the
 *      holder around that one, a quarter to the next, and so on; article and main get half as
 *      much again. Holders of a single paragraph are passed over. Headings, and paragraphs under
 *      25 bytes, give none.
 *   3. The holder with the most points has the main text, of equal ones the outer; holders that
 *      call themselves itemprop="articleBody" come before all others.
 *   4. Of its paragraphs, loose ones under 80 bytes, those of a form within it, and headings that
 *      no paragraph follows are left out.
 * The title comes first, as in a text file.
 *
 * title: og:title, JSON-LD headline, h1, <title>. date: article:published_time, datePublished
 * (JSON-LD, itemprop), meta date and its like, <time datetime>. outlet: og:site_name, JSON-LD
 * publisher, application-name. url: canonical link, og:url, JSON-LD. lang: <html lang>, JSON-LD,
 * og:locale. author becomes meta.
 *
 * Hostile pages: at most 16 MiB, elements nest at most 1000 deep, a tag has at most 1000
 * attributes (the parser's work is quadratic in both); more is an error. */
#ifndef TENOR_TEXT_HTML_H
#define TENOR_TEXT_HTML_H

#include "text/doc.h"

/* `page` is valid UTF-8. The message does not name the file. */
bool html_read(str page, doc *d, err *e);

#endif
