"""The list of addresses that the sample site has published."""

from bilan.disk.tree import read_tree
from bilan.load.published import load_published
from bilan.model.publication import ADDRESSES, LASTING
from bilan.plan.addresses.inventory import address_list
from tests.sample import FOLDERS, sample_site


def test_the_sample_site_has_published_and_has_lost_no_address() -> None:
    listed = load_published(read_tree(FOLDERS))
    there = {one.address for one in sample_site().parts}

    assert listed.problems == ()
    assert listed.value is not None
    assert len(listed.value.known) > 400
    assert [one.address for one in listed.value.known if one.address not in there] == []


def test_the_list_is_in_the_order_in_which_a_publication_writes_it() -> None:
    lines = read_tree(FOLDERS).files[ADDRESSES].text.splitlines()
    addresses = [line for line in lines if not line.startswith("#")]

    assert addresses == sorted(set(addresses))
    assert lines[:3] == address_list((), ()).splitlines()


def test_every_page_that_readers_may_keep_would_be_listed() -> None:
    kept = {one.address for one in sample_site().parts if one.sort in LASTING}

    assert {"/", "/en/", "/fr/", "/en/news-stories/faustina/", "/data/observations.csv"} <= kept
