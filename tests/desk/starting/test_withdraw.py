"""Withdrawing: a notice keeps the addresses."""

from pathlib import Path

import pytest

from bilan.desk.refused import Refused
from bilan.desk.starting.withdraw import WithdrawOrder, withdraw
from bilan.disk.tree import Folders
from tests.desk.starting.desks import built, texts, written

SITE = """
== content/stories/faustina/en.md ==
---
title: Faustina comes home # her own words
kind: story
date: 2021-09-29
---
A workshop.

== content/stories/faustina/fr.md ==
---
title: Le retour de Faustina
status: published
---
Un atelier.

== content/pages/later/en.md ==
---
title: Later
status: draft
---
Later.
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return written(tmp_path, SITE)


def test_an_item_is_withdrawn_in_every_language_and_its_comments_stay(folders: Folders) -> None:
    paths = withdraw(WithdrawOrder(key="faustina"), folders).paths

    assert paths == ("content/stories/faustina/en.md", "content/stories/faustina/fr.md")
    english, french = (texts(folders)[path] for path in paths)
    assert english.startswith(
        "---\ntitle: Faustina comes home # her own words\nstatus: withdrawn\nkind: story\n"
    )
    assert french.startswith("---\ntitle: Le retour de Faustina\nstatus: withdrawn\n---\n")


def test_words_of_an_earlier_correction_are_told_since_the_notice_would_show_them(folders: Folders) -> None:
    french = folders.content / "stories/faustina/fr.md"
    text = french.read_text(encoding="utf-8")
    french.write_text(
        text.replace("status: published", "update_note: Une date était fausse."), encoding="utf-8"
    )

    withdrawn = withdraw(WithdrawOrder(key="faustina"), folders)

    assert withdrawn.corrected == ("content/stories/faustina/fr.md",)


def test_the_address_of_what_was_withdrawn_lasts(folders: Folders) -> None:
    withdraw(WithdrawOrder(key="faustina"), folders)

    site = built(folders, shows_drafts=False)
    assert site.publishable
    assert "/results/en/news-stories/faustina/" in site.pages


def test_one_language_can_be_withdrawn_alone(folders: Folders) -> None:
    assert withdraw(WithdrawOrder(key="faustina", language="fr"), folders).paths == (
        "content/stories/faustina/fr.md",
    )


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (WithdrawOrder(key="later"), "a draft was never published"),
        (WithdrawOrder(key="later", language="fr"), "there is no content/pages/later/fr.md"),
        (WithdrawOrder(key="latr"), "did you mean 'later'?"),
    ],
)
def test_what_cannot_be_withdrawn_is_told(order: WithdrawOrder, why: str, folders: Folders) -> None:
    with pytest.raises(Refused) as refused:
        withdraw(order, folders)

    assert why in str(refused.value)


def test_what_is_withdrawn_already_is_not_withdrawn_again(folders: Folders) -> None:
    withdraw(WithdrawOrder(key="faustina"), folders)

    with pytest.raises(Refused, match="are withdrawn already"):
        withdraw(WithdrawOrder(key="faustina"), folders)
