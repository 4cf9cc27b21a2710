"""The ways from an entry of the desk to where it can be mended."""

from bilan.model.source import Span
from bilan.review.leads import Entry, Owners, entries_of, item_lead
from tests.review.outlooks import Looked, look_at
from tests.test_sites import FAUSTINA, MIGRANTS, RETURNS, page, story

ONE_LANGUAGE = "== content/site.yaml ==\nname: A site\nbase_url: https://example.org/\nlanguages: [en]\n"


def entry(looked: Looked, key: str) -> Entry:
    return next(one for one in entries_of(looked.outlook.context) if one.item.key == key)


def test_an_entry_leads_to_its_page_its_languages_and_its_file() -> None:
    looked = look_at(FAUSTINA)

    lead = item_lead(looked.outlook, entry(looked, "faustina"), "en")

    assert lead.label.words == "Faustina comes home"
    assert lead.url == "/en/news-stories/faustina/"
    assert lead.pair_url == "/_desk/en/pairs/stories/faustina/"
    assert (lead.file, lead.line) == ("content/stories/faustina/en.md", 1)
    assert lead.editor_url == "editor:content/stories/faustina/en.md:1"


def test_an_edition_that_is_not_there_leads_to_the_original() -> None:
    looked = look_at(FAUSTINA)

    lead = item_lead(looked.outlook, entry(looked, "faustina"), "fr")

    assert lead.file == "content/stories/faustina/en.md"
    assert lead.label.language == "en"


def test_there_is_nothing_side_by_side_in_one_language() -> None:
    looked = look_at(ONE_LANGUAGE + FAUSTINA)

    assert item_lead(looked.outlook, entry(looked, "faustina"), "en").pair_url == ""


def test_what_was_withdrawn_is_no_entry() -> None:
    looked = look_at(FAUSTINA + story("gone", status="withdrawn"))

    assert [one.item.key for one in entries_of(looked.outlook.context)] == ["faustina"]


def test_a_withdrawn_translation_has_no_page() -> None:
    looked = look_at(
        FAUSTINA + "\n== content/stories/faustina/fr.md ==\n---\ntitle: T\nstatus: withdrawn\n---\nMots.\n"
    )

    assert item_lead(looked.outlook, entry(looked, "faustina"), "fr").url == ""


def test_a_file_leads_to_what_is_made_of_it() -> None:
    looked = look_at(FAUSTINA + MIGRANTS + RETURNS + page("Words."))
    owners = Owners(looked.outlook)

    story_lead = owners.lead(Span(path="content/stories/faustina/en.md", line=8))
    picture_lead = owners.lead(Span(path="content/stories/faustina/photo.jpg"))
    figure_lead = owners.lead(Span(path="content/indicators/migrants.yaml", line=9))

    assert (story_lead.url, story_lead.line) == ("/en/news-stories/faustina/", 8)
    assert picture_lead.url == "/en/news-stories/faustina/"
    assert picture_lead.file == "content/stories/faustina/photo.jpg"
    assert (figure_lead.label.words, figure_lead.line) == ("Migrants protected", 9)


def test_a_file_that_belongs_to_no_page_is_called_by_its_name() -> None:
    looked = look_at(FAUSTINA)

    lead = Owners(looked.outlook).lead(Span(path="content/topics.yaml", line=3))

    assert (lead.label.words, lead.url, lead.pair_url) == ("content/topics.yaml", "", "")
    assert lead.editor_url == "editor:content/topics.yaml:3"


def test_several_indicators_in_a_file_are_told_apart_by_their_lines() -> None:
    looked = look_at("""
        == content/indicators/both.yaml ==
        indicators:
          first:
            name: {en: First}
            unit: people
            kind: result
            counting: latest
            observations:
              - {as_of: 2021-01-01, value: 1}
          second:
            name: {en: Second}
            unit: people
            kind: result
            counting: latest
            observations:
              - {as_of: 2021-01-01, value: 2}
    """)
    owners = Owners(looked.outlook)

    labels = [
        owners.lead(Span(path="content/indicators/both.yaml", line=line)).label.words for line in (8, 15)
    ]

    assert labels == ["First", "Second"]
