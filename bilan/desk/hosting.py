"""A hosting recipe put into the project, with what the settings know filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from bilan.desk.refused import Refused
from bilan.disk.changes import what_stands, write_new_files
from bilan.disk.tree import Folders, read_recipe, read_tree
from bilan.language.locales import Locale, load_locales
from bilan.language.words import section_address
from bilan.load.settings import load_settings
from bilan.model.records import Record
from bilan.model.site import Settings

EXAMPLE_HOST = "www.example.org"
EXAMPLE_PATH = "/results/"
EXAMPLE_LANGUAGES = "(?<tongue>en|fr)"
EXAMPLE_SEARCHES = "(?:en/search|fr/recherche)"
"""How the recipes name what a site has its own words for, so that they can be read and tried as they are."""
_SEARCH_RULE = re.compile(rf"^ *#.*\n.*{re.escape(EXAMPLE_SEARCHES)}.*\n", re.MULTILINE)
"""What a recipe says of the search pages, with the line above that explains it."""


class HostingRecipe(Record):
    """What one kind of host needs in the project."""

    files: Mapping[str, str]
    """File of `docs/hosting/` to its place in the project."""
    then: tuple[str, ...]
    """What is left to do by hand, in order."""


RECIPES: Mapping[str, HostingRecipe] = {
    "github": HostingRecipe(
        files={
            "github/publish.yml": ".github/workflows/publish.yml",
            "github/check.yml": ".github/workflows/check.yml",
        },
        then=(
            "On GitHub, under Settings, Pages, Build and deployment, choose the source GitHub Actions.",
            "Write the address that GitHub shows there as base_url into content/site.yaml.",
            "Commit the files and push them to main. docs/hosting/github.md tells the rest.",
        ),
    ),
    "gitlab": HostingRecipe(
        files={"gitlab/gitlab-ci.yml": ".gitlab-ci.yml"},
        then=(
            "Commit the file and push it to the default branch.",
            "Write the address that GitLab shows under Deploy, Pages as base_url into content/site.yaml.",
            "docs/hosting/gitlab.md tells the rest.",
        ),
    ),
    "nginx": HostingRecipe(
        files={"nginx/bilan.conf": "hosting/nginx.conf"},
        then=(
            "Where the site will not lie below /srv/www, say so in its lines `root` and `include`.",
            "Add your certificate where it says so.",
            "Link it into /etc/nginx/sites-enabled/, then: nginx -t && systemctl reload nginx.",
            "docs/hosting/nginx.md tells the rest.",
        ),
    ),
    "s3": HostingRecipe(
        files={"s3/upload.sh": "hosting/upload.sh"},
        then=(
            "Build with python3 build.py build, then: sh hosting/upload.sh s3://BUCKET",
            "docs/hosting/s3.md tells what the storage itself needs.",
        ),
    ),
}
"""By what stands behind `python3 build.py new hosting`."""


def start_hosting(host: str, folders: Folders) -> tuple[Path, ...]:
    """Write the files of a recipe into the project, and return them in order.

    Raises:
        Refused: there is no such recipe, a file is there already, or the settings cannot be read.
    """
    if host not in RECIPES:
        raise Refused(f"there is no recipe for {host!r}; there is one for {', '.join(RECIPES)}")
    tree = read_tree(folders)
    settings = load_settings(tree).value
    locales = load_locales(tree, settings).value if settings else None
    if settings is None or locales is None:
        raise Refused("content/site.yaml or a catalogue cannot be read; python3 build.py check says why")
    recipe = RECIPES[host]
    files = {
        folders.root / place: fill_in(read_recipe(folders, source), settings, locales)
        for source, place in recipe.files.items()
    }
    try:
        write_new_files(files, folders.root)
    except FileExistsError as error:
        raise Refused(
            f"there is a file {error.filename} already, so nothing was written; "
            f"compare it with {', '.join(f'docs/hosting/{one}' for one in recipe.files)}"
        ) from error
    except OSError as error:
        raise Refused(
            f"{error.filename} cannot be written: {error.strerror}; {what_stands(error)}"
        ) from error
    return tuple(files)


def fill_in(text: str, settings: Settings, locales: Mapping[str, Locale]) -> str:
    """Return a recipe with the host, path and languages of a site in place of those of the example.

    Without a search, it has no rule for the pages of the search.
    """
    address = urlsplit(settings.base_url)
    if not settings.has_search:
        text = _SEARCH_RULE.sub("", text)
    named = settings.sections.get("search", {})
    searches = (
        f"{one}/{named.get(one) or section_address('search', locales[one])}" for one in settings.languages
    )
    return (
        text.replace(EXAMPLE_HOST, address.hostname or EXAMPLE_HOST)
        .replace(EXAMPLE_PATH, address.path or "/")
        .replace(EXAMPLE_LANGUAGES, f"(?<tongue>{'|'.join(settings.languages)})")
        .replace(EXAMPLE_SEARCHES, f"(?:{'|'.join(searches)})")
    )
