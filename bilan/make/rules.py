"""Old addresses as hosts are told of them: `_redirects`, a map for nginx, directives for Apache.

Source: https://docs.gitlab.com/user/project/pages/redirects,
https://nginx.org/en/docs/http/ngx_http_map_module.html, https://httpd.apache.org/docs/2.4/mod/mod_alias.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from bilan.plan.addresses.address_views import Host, RulesView, RuleView

_CAPITAL = re.compile("[A-Z]")


def make_rules(view: RulesView) -> bytes:
    """Return the rules for one kind of host."""
    rule = _RULE[view.host]
    lines = (*_HEADS[view.host], *(rule(one) for one in view.rules))
    return "".join(f"{line}\n" for line in lines).encode()


def _pages(rule: RuleView) -> str:
    """Return a line with both addresses as they stand in a URL, where no sign means anything else."""
    return f"{rule.old} {rule.new} 301"


def _nginx(rule: RuleView) -> str:
    """Return a line of a map from `$uri`, which is the path without its percent signs.

    nginx reads plain keys without regard to case. A key with a capital letter is therefore a pattern:
    `/News/` must not send `/news/` to itself, and two keys that differ in case alone are two.
    """
    old = unquote(rule.old)
    key = f"~^{re.escape(old)}$" if _CAPITAL.search(old) else old
    return f"{_quoted(key)} {_quoted(rule.new)};"


def _apache(rule: RuleView) -> str:
    """Return a directive for one address alone: `RedirectPermanent` would take all that lies below it too.

    Apache matches the path without its percent signs, and writes them into the new one by itself.
    """
    pattern = _quoted(f"^{re.escape(unquote(rule.old))}$")
    return f"RedirectMatch permanent {pattern} {_quoted(unquote(rule.new))}"


def _quoted(text: str) -> str:
    """Return a word of a configuration file, where a backslash counts before a quotation mark alone."""
    escaped = text.replace('"', r"\"")
    return f'"{escaped}"'


_RULE: Mapping[Host, Callable[[RuleView], str]] = {
    Host.PAGES: _pages,
    Host.NGINX: _nginx,
    Host.APACHE: _apache,
}

_HEADS: Mapping[Host, tuple[str, ...]] = {
    Host.PAGES: ("# Old addresses of this site and where they lead. Written by bilan.",),
    Host.NGINX: (
        "# Old addresses of this site and where they lead. Written by bilan. In the block `http`:",
        "#   map_hash_bucket_size 512;  # long addresses do not fit into the usual 64",
        '#   map $uri $moved_to { default ""; include .../redirects.nginx.map; }',
        "# and in the block `server`:",
        "#   if ($moved_to) { return 301 $moved_to; }",
    ),
    Host.APACHE: (
        "# Old addresses of this site and where they lead. Written by bilan. In the virtual host:",
        "#   Include .../redirects.apache.conf",
    ),
}
