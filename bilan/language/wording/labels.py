"""Words that tell nothing: of a link, of a picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_LINKS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:please )?(?:click |see |read |go |press )?(?:here|this|(?:on )?this link|this page|link)",
        r"(?:read |learn |see |find out )?more|click|continue(?: reading)?|details",
        r"(?:the )?(?:link|website|web ?page|page|article|document|download|pdf)",
    ),
    "fr": (
        r"(?:veuillez )?(?:cliquez |cliquer |voir |voyez |lire |par )?ici",
        r"(?:cliquez |cliquer )?(?:sur )?ce lien|voir|cliquez|cliquer|téléchargez|télécharger",
        r"lire(?: la suite| plus)?|en savoir plus|(?:la )?suite|plus(?: d['’]infos?)?",
        r"(?:l['’]|le |la |cette )?(?:lien|site|site web|document|article|page)|détails?",
    ),
}
_PICTURES: Mapping[str, tuple[str, ...]] = {
    "en": (r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|logo|icon|chart|map)(?: of| \d+)?",),
    "fr": (
        r"(?:une? |la |le |l['’])?(?:image|photo|illustration|graphique|logo|icône|carte)(?: de| du| \d+)?",
        r"(?:une? |la )?photographie(?: de| du| \d+)?",
    ),
}
_FILE = re.compile(
    r"[\w.-]+\.(?:jpe?g|png|webp|avif|gif|svg)|(?:img|dsc[nf]?|dcim|pxl|screenshot)[-_ ]?\d[\w-]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_AROUND = " \t\n.,;:!?…»«“”\"'*_→>()\u00a0\u202f"


def link_says_nothing(words: str, language: str) -> bool:
    """Return whether the words of a link tell nothing of where it leads: `click here`, or a bare address."""
    return _is_one_of(_LINKS, words, language) or _ADDRESS.fullmatch(words.strip(_AROUND)) is not None


def picture_says_nothing(words: str, language: str) -> bool:
    """Return whether an alternative text tells nothing of a picture: `photo`, or the name of its file."""
    return _is_one_of(_PICTURES, words, language) or _FILE.fullmatch(words.strip()) is not None


def _is_one_of(labels: Mapping[str, tuple[str, ...]], words: str, language: str) -> bool:
    plain = " ".join(words.strip(_AROUND).split())
    return language in labels and _any_of(labels[language]).fullmatch(plain) is not None


@cache
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(labels), re.IGNORECASE)
