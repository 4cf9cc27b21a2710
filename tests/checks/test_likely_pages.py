"""Where a lost address is most likely to be found again."""

from bilan.checks.likely_pages import Found, Grounds, likeliest, likeliest_section


def grounds(*fresh: str) -> Grounds:
    return Grounds.of(sorted(fresh), {})


def found(address: str) -> Found:
    return Found(address=address, edition=None)


def test_an_address_of_the_same_name_is_likelier_than_one_of_a_like_name() -> None:
    ground = grounds("/en/news/faustina/", "/en/stories/faustina-2/")

    assert likeliest("/en/stories/faustina/", ground, guesses=True) == found("/en/news/faustina/")


def test_a_like_name_is_looked_for_beside_the_address_alone() -> None:
    ground = grounds("/en/news/faustinas/", "/fr/stories/faustinas/")

    assert likeliest("/en/stories/faustina/", ground, guesses=True) is None


def test_no_name_is_guessed_where_nobody_asks_for_guesses() -> None:
    ground = grounds("/en/stories/faustinas/")

    assert likeliest("/en/stories/faustina/", ground, guesses=True) == found("/en/stories/faustinas/")
    assert likeliest("/en/stories/faustina/", ground, guesses=False) is None


def test_names_that_have_little_in_common_are_not_offered() -> None:
    assert likeliest("/en/stories/faustina/", grounds("/en/stories/wells/"), guesses=True) is None


def test_a_section_is_found_by_most_of_what_lay_below_it() -> None:
    there = frozenset({"/en/a/x/", "/en/b/x/", "/en/b/y/"})
    ground = grounds("/en/a/", "/en/b/", *there)

    assert likeliest_section("/en/old/", ["/en/old/x/", "/en/old/y/"], ground, there) == "/en/b/"


def test_a_section_of_which_nothing_is_left_is_not_found() -> None:
    ground = grounds("/en/a/", "/en/a/z/")

    assert likeliest_section("/en/old/", ["/en/old/x/"], ground, frozenset({"/en/a/z/"})) is None
