"""The hosting recipes, held against the sample site: what they name is there, and what is there they know.

`tests/hosting/trial_nginx.py` tries the one for nginx with nginx itself, by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from bilan.model.publication import ADDRESSES
from bilan.options import read_arguments
from tests.sample import ROOT, sample_site

HOSTING = ROOT / "docs" / "hosting"
NGINX = (HOSTING / "nginx" / "bilan.conf").read_text(encoding="utf-8")
UPLOAD = (HOSTING / "s3" / "upload.sh").read_text(encoding="utf-8")
WORKFLOWS = ("github/publish.yml", "github/check.yml", "gitlab/gitlab-ci.yml")
FOR_HOSTS = frozenset({"_redirects", "redirects.nginx.map", "redirects.apache.conf"})
BASE = "/results/"


def nginx_map(name: str) -> Mapping[str, str]:
    """Return the entries of a map of the recipe for nginx, patterns as Python has them."""
    found = re.search(rf"^map \$uri \${name} \{{\n(.*?)^\}}", NGINX, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    entries = re.findall(r'^ +"?(default|~[^\s"]+)"? +(".*"|\S+);$', found[1], re.MULTILINE)
    return {key.removeprefix("~").replace("(?<", "(?P<"): value.strip('"') for key, value in entries}


def chosen(name: str, path: str) -> str:
    """Return what a map says of a file of the site."""
    entries = dict(nginx_map(name))
    default = entries.pop("default")
    return next((value for key, value in entries.items() if re.search(key, BASE + path)), default)


def published() -> list[str]:
    return [path for path in sample_site().files if path not in FOR_HOSTS]


def is_feed(path: str) -> bool:
    return b'<feed xmlns="http://www.w3.org/2005/Atom"' in sample_site().files[path][:400]


def endings() -> set[str]:
    return {path.rpartition(".")[2] for path in published() if not path.startswith("search-index/")}


# --- nginx ---


def test_every_kind_of_file_of_the_site_has_its_type() -> None:
    listed = re.findall(r"^ {12}[a-z]+/[\w.+-]+ +([\w ]+);$", NGINX, re.MULTILINE)
    known = {ending for line in listed for ending in line.split()}
    sent = {line.split()[0] for line in UPLOAD.partition('types="')[2].partition('"')[0].splitlines() if line}

    assert endings() - known == set()
    assert endings() - sent == set()
    assert sent <= known


def test_only_what_carries_a_mark_of_its_content_is_kept_for_good() -> None:
    forever = {path for path in published() if "immutable" in chosen("kept", path)}

    assert forever >= {path for path in published() if path.startswith("assets/")}
    assert all(re.search(r"\.[0-9a-f]{8,}(-\d+)?\.\w+$|\.pf_", path) for path in forever)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("en/index.html", "public, max-age=300"),
        ("data/observations.csv", "public, max-age=300"),
        ("assets/site.css", "public, max-age=300"),
        ("media/stories/faustina/photo.0123abcd-640.avif", "public, max-age=31536000, immutable"),
        ("media/stories/faustina/photo.0123abcd.gif", "public, max-age=31536000, immutable"),
        ("media/stories/faustina/photo.jpg", "public, max-age=300"),
        ("search-index/en/fragment/en_1245b8d.pf_fragment", "public, max-age=31536000, immutable"),
        ("search-index/en/pagefind-entry.json", "no-cache"),
    ],
)
def test_how_long_a_file_may_be_kept(path: str, kept: str) -> None:
    assert chosen("kept", path) == kept


def test_readers_who_are_lost_are_sent_to_pages_that_are_there() -> None:
    assert chosen("lost", "nowhere/") == "/results/404.html"
    assert chosen("lost", "fr/nulle-part/") == "/results/$tongue/404.html"
    assert {"404.html", "en/404.html", "fr/404.html"} <= set(published())


def test_only_the_search_pages_may_run_what_is_compiled() -> None:
    loose = {path for path in published() if "wasm-unsafe-eval" in chosen("scripts", path)}

    assert loose == {"en/search/index.html", "fr/recherche/index.html"}


def test_only_open_data_and_feeds_may_be_read_by_pages_of_other_hosts() -> None:
    for path in published():
        assert (chosen("readers", path) == "*") == (path.startswith("data/") or is_feed(path)), path


def test_feeds_and_nothing_else_are_sent_as_such() -> None:
    [place] = re.findall(r"location ~ (\S+) \{\n +types \{ \}\n +default_type application/atom", NGINX)

    feeds = {path for path in published() if is_feed(path)}
    assert feeds
    assert {path for path in published() if re.search(place, BASE + path)} == feeds
    assert all(path.startswith("feeds/") for path in feeds), "so does the script for S3 know them"


def test_no_block_inside_the_site_has_a_header_of_its_own_and_so_loses_all_others() -> None:
    blocks = re.findall(r"^( *)add_header ", NGINX, re.MULTILINE)

    assert set(blocks) == {" " * 8}, "every header stands in the one list of the location"


@pytest.mark.parametrize(
    "header",
    [
        "Content-Security-Policy \"default-src 'self'; script-src $scripts; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\" always",
        "X-Content-Type-Options nosniff always",
        "Referrer-Policy strict-origin-when-cross-origin always",
        'Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=()" always',
        "Cache-Control $kept",
    ],
)
def test_readers_are_protected_by_the_headers_that_the_first_page_names(header: str) -> None:
    told = (HOSTING / "README.md").read_text(encoding="utf-8")
    name = header.partition(" ")[0]

    assert f"        add_header {header};" in NGINX
    assert f"`{name}`" in told


def test_the_rules_for_old_addresses_are_where_the_recipe_looks_for_them() -> None:
    assert "include /srv/www/results/redirects.nginx.map;" in NGINX
    assert "redirects.nginx.map" in sample_site().files


# --- workflows ---


def workflow(name: str) -> dict[object, object]:
    loaded = yaml.safe_load((HOSTING / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def commands(name: str) -> Iterator[list[str]]:
    """Yield the words of every call of the program in a workflow, its variables as hosts fill them."""
    text = (HOSTING / name).read_text(encoding="utf-8")
    for line in re.findall(r"^ *- (?:run: )?python3 build\.py (.*)", text, re.MULTILINE):
        yield re.sub(r'"\$\w+"', "https://name.example.net/results", line).split()


def steps(name: str) -> Iterator[dict[str, object]]:
    jobs = workflow(name)["jobs"]
    assert isinstance(jobs, dict)
    for job in jobs.values():
        yield from job["steps"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_calls_the_program_as_it_is_called(name: str) -> None:
    called = list(commands(name))

    assert called
    for words in called:
        asked = read_arguments(words)
        if asked.command == "build":
            assert asked.base_url == "https://name.example.net/results/"


@pytest.mark.parametrize("name", ["github/publish.yml", "github/check.yml"])
def test_an_action_is_one_of_github_itself_and_fixed_to_a_major_version(name: str) -> None:
    used = [str(one["uses"]) for one in steps(name) if "uses" in one]

    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+(/restore)?@v\d+", one) for one in used), used


@pytest.mark.parametrize("name", ["github/publish.yml", "github/check.yml"])
def test_nothing_from_outside_is_written_into_a_command(name: str) -> None:
    assert [one["run"] for one in steps(name) if "${{" in str(one.get("run", ""))] == []


def test_each_job_has_only_the_rights_that_it_needs() -> None:
    publish, check = workflow("github/publish.yml"), workflow("github/check.yml")
    jobs = publish["jobs"]
    assert isinstance(jobs, dict)

    assert publish["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert check["permissions"] == {"contents": "read"}
    assert check[True] == {"pull_request": None}, "YAML reads `on` as true; pull_request_target sees secrets"


def test_gitlab_publishes_the_folder_that_the_build_was_told_to_fill() -> None:
    job = workflow("gitlab/gitlab-ci.yml")["pages"]
    assert isinstance(job, dict)

    [words] = [words for words in commands("gitlab/gitlab-ci.yml") if "build" in words]
    assert str(read_arguments(words).out) == "public"
    assert job["artifacts"]["paths"] == ["public", "public-report.txt", ADDRESSES]


def test_a_publication_on_github_tells_what_has_changed_and_asks_for_the_list_of_addresses() -> None:
    [told] = [
        str(one["run"]) for one in steps("github/publish.yml") if "_addresses" in str(one.get("run", ""))
    ]

    assert re.search(r'cat site-report\.txt;.*>> "\$GITHUB_STEP_SUMMARY"', told)
    assert f"git status --porcelain {ADDRESSES}" in told


# --- the pages about it ---


@pytest.mark.parametrize("page", sorted(HOSTING.glob("*.md")), ids=lambda one: str(one.name))
def test_a_page_about_hosting_leads_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [one for one in links if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", sorted(HOSTING.glob("*.md")), ids=lambda one: str(one.name))
def test_a_page_about_a_host_says_what_was_tried_and_what_was_not(page: Path) -> None:
    told = page.read_text(encoding="utf-8")

    assert page.name == "README.md" or ("## How it was tried" in told and "Not tried: " in told)
