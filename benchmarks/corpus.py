"""A made-up archive of stories in two languages: the same for the same count, on every machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

LANGUAGES = ("en", "fr")
OBJECTIVES = ("work-and-skills", "strong-communities", "safe-journeys", "good-governance")
COUNTRIES = ("BF", "CM", "TD", "GH", "GM", "GN", "ML", "MR", "NE", "NG", "SN", "ET", "KE", "SO", "UG", "MA")
INDICATORS = ("jobs-created", "people-trained", "people-reached", "plans-adopted")
FIRST_DAY = dt.date(2012, 1, 2)
DAYS = 3650

_WORDS: Mapping[str, tuple[str, ...]] = {
    language: tuple(words.split())
    for language, words in {
        "en": """the village school market water road harvest season family teacher council young people
            women cooperative workshop training project partner region border journey home return work income
            health clinic garden seeds tools boat river community leader meeting plan result change hope
            with from into after before between during their every another many few since again often
            builds learns sells plants opens repairs teaches leaves finds keeps shares carries begins""",
        "fr": """le village une école marché eau route récolte saison famille enseignante conseil jeunes
            femmes coopérative atelier formation projet partenaire région frontière voyage maison retour
            santé dispensaire jardin semences outils bateau rivière communauté responsable réunion plan
            avec depuis dans après avant entre pendant leur chaque autre plusieurs encore souvent ensemble
            construit apprend vend plante ouvre répare enseigne quitte trouve garde partage porte""",
    }.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A story in one language."""

    title: str
    slug: str
    summary: str
    body: str
    """In Markdown that every tool reads in the same way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story with its facts."""

    key: str
    date: dt.date
    kind: str
    objective: str
    countries: tuple[str, ...]
    texts: Mapping[str, Text]


def make_stories(count: int, *, has_figures: bool = False) -> tuple[Story, ...]:
    """Return so many stories; those of a smaller count are the first of a larger one.

    With figures, every third story refers to two values of indicators, as only bilan can.
    """
    return tuple(_story(number, has_figures=has_figures) for number in range(count))


def _story(number: int, *, has_figures: bool) -> Story:
    chance = Random(number)  # noqa: S311 - the same archive every time is what is wanted
    key = f"story-{number:05}"
    texts = {language: _text(chance, number, language) for language in LANGUAGES}
    story = Story(
        key=key,
        date=FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)),
        kind=chance.choice(("news", "story")),
        objective=chance.choice(OBJECTIVES),
        countries=tuple(sorted(chance.sample(COUNTRIES, chance.randint(1, 2)))),
        texts=texts,
    )
    return _with_figures(story, chance) if has_figures and number % 3 == 0 else story


def _with_figures(story: Story, chance: Random) -> Story:
    first, second = chance.sample(INDICATORS, 2)
    texts = {
        language: Text(
            title=text.title,
            slug=text.slug,
            summary=text.summary,
            body=f"{text.body}\n{_ABOUT[language].format(first=first, second=second)}\n",
        )
        for language, text in story.texts.items()
    }
    return Story(
        key=story.key,
        date=story.date,
        kind=story.kind,
        objective=story.objective,
        countries=story.countries,
        texts=texts,
    )


_ABOUT = {
    "en": "Of these there were [[figure {first}]], and [[figure {second}]] of those.",
    "fr": "On en comptait [[figure {first}]] ici, et [[figure {second}]] là.",
}


def _text(chance: Random, number: int, language: str) -> Text:
    words = chance.randint(300, 700)
    pieces: list[str] = []
    written = 0
    while written < words:
        piece = _piece(chance, language, len(pieces))
        pieces.append(piece)
        written += len(piece.split())
    title = f"{_sentence(chance, language, 5).rstrip('.')} {number}"
    return Text(
        title=title,
        slug=f"{'story' if language == 'en' else 'recit'}-{number:05}",
        summary=_sentence(chance, language, 18),
        body="\n\n".join(pieces) + "\n",
    )


def _piece(chance: Random, language: str, at: int) -> str:
    """Return a paragraph, or now and then a heading, a list or a quotation."""
    if at % 4 == 3:
        return f"## {_sentence(chance, language, 4).rstrip('.')}"
    if at % 9 == 5:
        return "\n".join(f"- {_sentence(chance, language, 9)}" for _ in range(4))
    if at % 13 == 8:
        return f"> {_sentence(chance, language, 20)}"
    sentences = [_sentence(chance, language, chance.randint(8, 18)) for _ in range(chance.randint(3, 6))]
    if chance.random() < 0.3:
        sentences.append(f"[{_sentence(chance, language, 3).rstrip('.')}](https://example.org/{at}).")
    if chance.random() < 0.3:
        sentences.append(
            f"**{_sentence(chance, language, 3).rstrip('.')}** *{chance.choice(_WORDS[language])}*."
        )
    return " ".join(sentences)


def _words(chance: Random, language: str, length: int) -> list[str]:
    """Return words of which none stands twice in a row, which every check would tell."""
    words: list[str] = []
    while len(words) < length:
        word = chance.choice(_WORDS[language])
        if words[-1:] != [word]:
            words.append(word)
    return words


def _sentence(chance: Random, language: str, length: int) -> str:
    words = _words(chance, language, length)
    if length > 10:
        words[length // 2] += ","
    return f"{' '.join(words).capitalize()}."
