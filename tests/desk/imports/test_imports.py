"""What an import would change in the content as a whole."""

from tests.desk.tables import content_of, import_of, refused, told

SITE = """
    == content/indicators/jobs.yaml ==
    name: {en: Jobs, fr: Emplois}
    unit: jobs
    counting: cumulative
    observations:
      - as_of: 2020-12-31
        value: 10
    == content/indicators/places.yaml ==
    name: {en: Places, fr: Places}
    unit: places
    counting: cumulative
    observations:
      - {as_of: 2020-12-31, value: 10, by: {country: {NE: over
          lines}}}
"""


def test_an_error_that_a_file_would_have_refuses_its_rows_and_no_others() -> None:
    site = SITE.replace("over\n          lines", "10")
    csv = "indicator,as_of,value\njobs,2021-12-31,9\njobs,2022-12-31,8\nplaces,2021-12-31,11\n"

    proposal = import_of(csv, site)

    assert refused(proposal) == [
        (2, 0, "jobs, 2021-12-31: the running total falls from 10 to 9"),
        (3, 0, "jobs, 2022-12-31: the running total falls from 10 to 9"),
    ]
    assert told(proposal) == [("added", "places, 2021-12-31", ("value 11",))]
    assert list(proposal.files) == ["content/indicators/places.yaml"]


def test_errors_that_are_there_already_keep_nothing_from_being_imported() -> None:
    site = SITE + "    == content/stories/x/en.md ==\n    no front matter\n"

    proposal = import_of("indicator,as_of,value\njobs,2021-12-31,11\n", site)

    assert refused(proposal) == []
    assert list(proposal.files) == ["content/indicators/jobs.yaml"]


def test_a_file_in_a_form_that_cannot_be_changed_is_refused_with_what_to_write_by_hand() -> None:
    site = """
        == content/indicators/jobs.yaml ==
        name: {en: Jobs, fr: Emplois}
        unit: jobs
        counting: latest
        observations: [{as_of: 2020-12-31, value: 1, note: over
          two lines}]
    """
    proposal = import_of("indicator,as_of,note,value\njobs,2020-12-31,other,2\n", site)

    [refusal] = proposal.refusals
    assert refusal.found.what.startswith("content/indicators/jobs.yaml is written in a way")
    assert refusal.found.why == "Write it there by hand: value 1 → 2; another note."
    assert proposal.files == {}


def test_what_is_known_includes_items_that_are_broken() -> None:
    content = content_of("== content/objectives/work/en.md ==\n---\ntitle: Work\n---\n")

    assert content.known["objectives"] == {"work"}
