"""A small site of everything odd that content can bring: too long, too large, missing, in one language alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.sites import make_site

LONG_TITLE = (
    "Sur la route du retour, un forgeron, une couturière et trois institutrices racontent ce qui les a fait "
    "partir, et rester"
)
"""120 characters."""
LONG_WORD = "hexakosioihexekontahexaphobies"
"""30 letters."""
LARGE = 1_234_567_890_123
"""13 digits."""

SITE = f"""
== content/site.yaml ==
name: {{en: A results site, fr: Un site de résultats}}
base_url: https://results.example.org/
languages: [en, fr]
navigation: [objectives, stories, projects, results, factsheets]
regions:
  coast: {{name: {{en: Coast, fr: Littoral}}, countries: [SN, GM, CI]}}

== content/topics.yaml ==
fears: {{name: {{en: Fears, fr: {LONG_WORD.capitalize()}}}}}

== content/indicators/large.yaml ==
name: {{en: People whose fears were counted, fr: Personnes touchées par des {LONG_WORD}}}
unit: people
counting: cumulative
objective: odd
source: {{name: {{en: Annual report, fr: Rapport annuel}}, url: https://example.org/a/long/address/without/any/end/report-of-the-year.html}}
observations:
  - {{as_of: 2020-05-06, value: 987654321012}}
  - {{as_of: 2021-09-29, value: {LARGE}, by: {{country: {{SN: 1000000000000, GM: 234567890123}}}}}}

== content/indicators/awaited.yaml ==
name: {{en: Wells dug, fr: Puits creusés}}
unit: people
counting: cumulative
objective: odd
observations:
  - as_of: 2021-09-29
    absent: in-verification
    reason: {{en: The count is being looked at once more., fr: Le décompte est en cours de vérification.}}

== content/indicators/english.yaml ==
name: {{en: Counted in English alone}}
unit: people
counting: cumulative
observations:
  - {{as_of: 2021-09-29, value: 12}}

== content/objectives/empty/en.md ==
---
title: An objective without anything
order: 2
---
Nothing has happened yet.

== content/objectives/empty/fr.md ==
---
title: Un objectif sans rien
---
Rien n'a encore eu lieu.

== content/objectives/odd/en.md ==
---
title: Fewer fears
summary: So that nobody is afraid of numbers.
order: 1
counters: [large, awaited]
charts: [{{indicator: large, by: country}}]
image: picture.jpg
image_alt: A hand that counts
topics: [fears]
---
Fears of numbers: [[figure large]].

[[table large]]

[[counters awaited english]]

== content/objectives/odd/fr.md ==
---
title: Moins d'{LONG_WORD}
summary: Pour que personne n'ait peur des nombres.
image_alt: Une main qui compte
---
La peur des nombres: [[figure large]], selon le rapport sur les {LONG_WORD}.

== content/objectives/odd/picture.jpg ==
picture

== content/stories/long/en.md ==
---
title: A story with a picture
kind: story
date: 2021-09-29
objectives: [odd]
countries: [SN, GM, CI]
topics: [fears]
image: picture.jpg
image_alt: A road
image_caption: The road home
---
Words of a story.

== content/stories/long/fr.md ==
---
title: {LONG_TITLE}
image_alt: Une route
image_caption: La route du retour
---
Les mots d'un récit, et {LONG_WORD}. Le rapport est sur https://example.org/une/adresse/tres/longue/qui/ne/finit/pas.html.

| Pays | {LONG_WORD.capitalize()} | Personnes |
|---|---|---|
| Sénégal | oui | [[figure large by=country:SN]] |

== content/stories/long/picture.jpg ==
picture

== content/stories/plain/en.md ==
---
title: A story without a picture
kind: story
date: 2021-08-01
objectives: [odd]
featured: true
---
Words.

== content/stories/french/fr.md ==
---
title: En français seulement
kind: news
date: 2021-07-01
objectives: [odd]
---
Des mots.

== content/stories/draft/en.md ==
---
title: A story that is not ready
kind: news
date: 2021-06-01
status: draft
---
Words.

== content/stories/later/en.md ==
---
title: A story for later
kind: news
date: 2021-05-01
publish_at: 2030-01-01T09:00
---
Words.

== content/stories/withdrawn/en.md ==
---
title: A story that was taken down
kind: story
date: 2021-04-01
status: withdrawn
updated: 2021-04-15
update_note: A reason with a {LONG_WORD}.
aliases: [/2021/withdrawn]
---
Words.

== content/stories/withdrawn/fr.md ==
---
title: Un récit retiré
---
Des mots.

== content/stories/long-withdrawn/en.md ==
---
title: A story whose French version was taken down
kind: story
date: 2021-03-01
---
Words.

== content/stories/long-withdrawn/fr.md ==
---
title: Une version retirée
status: withdrawn
update_note: Elle comportait des erreurs.
---
Des mots.

== content/projects/long/fr.md ==
---
title: Programme de lutte contre les {LONG_WORD} et de réintégration
contribution: {{amount: 1234567890123, currency: EUR, funder: {{en: The Fund, fr: Le Fonds}}}}
from: 2016-05-01
objectives: [odd]
countries: [SN, GM, CI]
website: https://example.org/une/adresse/tres/longue/qui/ne/finit/pas/du/tout/index.html
results: [large, awaited]
---
Des mots.

== content/factsheets/sheet/en.md ==
---
title: A sheet of one language
as_of: 2021-09-29
headline: [large, awaited]
---
[[chart large by=country]]

== content/pages/francais/fr.md ==
---
title: Une page qui n'existe qu'en français
in_menu: true
---
Des mots, et du `code_{"sans_fin_" * 8}`.
"""

_PAGES = {
    "en-home": "/en/",
    "fr-home": "/fr/",
    "en-objectives": "/en/objectives/",
    "fr-objectives": "/fr/objectifs/",
    "en-empty-objective": "/en/objectives/empty/",
    "en-objective": "/en/objectives/odd/",
    "fr-objective": "/fr/objectifs/odd/",
    "en-stories": "/en/news-stories/",
    "fr-stories": "/fr/actualites-recits/",
    "en-story-with-picture": "/en/news-stories/long/",
    "fr-long-title": "/fr/actualites-recits/long/",
    "en-draft": "/en/news-stories/draft/",
    "en-withdrawn": "/en/news-stories/withdrawn/",
    "fr-withdrawn": "/fr/actualites-recits/withdrawn/",
    "fr-version-withdrawn": "/fr/actualites-recits/long-withdrawn/",
    "en-later": "/en/news-stories/later/",
    "fr-only-story": "/fr/actualites-recits/french/",
    "fr-only-page": "/fr/francais/",
    "fr-only-project": "/fr/projets/long/",
    "en-projects": "/en/projects/",
    "fr-results": "/fr/resultats/",
    "en-indicator": "/en/indicators/large/",
    "fr-indicator": "/fr/indicateurs/large/",
    "fr-absent": "/fr/indicateurs/awaited/",
    "fr-topic": "/fr/themes/fears/",
    "en-factsheet": "/en/factsheets/sheet/",
}


@cache
def odd_files() -> Mapping[str, bytes]:
    """Return every file of the site of odd cases, drafts and all."""
    built = make_site(SITE, shows_drafts=True)
    assert built.publishable, built.problems
    return built.files


def odd_pages() -> Mapping[str, str]:
    """Return the addresses of the pages that are looked at, by what is odd about them."""
    return _PAGES
