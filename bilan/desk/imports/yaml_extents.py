"""Where values of a YAML text begin and end, to the character."""

from __future__ import annotations

from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.records import Record

_OPENING = {"[": "]", "{": "}"}


class CannotEdit(Exception):
    """A file is written in a way that cannot be changed safely; carries its path."""


class Extents(Record):
    """The places of a text: offsets count from 0 in the text of the whole file."""

    text: str
    node: YamlNode

    def start(self, place: Place) -> int:
        """Return where a value begins."""
        span = self.node.marks[place]
        return self._offset(span.line, span.column)

    def key_start(self, place: Place) -> int:
        """Return where the key of a value begins."""
        span = self.node.keys[place]
        return self._offset(span.line, span.column)

    def after_colon(self, place: Place) -> int:
        """Return where the colon of a key ends."""
        return self.text.index(":", self.key_start(place) + self.node.keys[place].length) + 1

    def end(self, place: Place) -> int:
        """Return where a value ends; spaces and comments behind it are no part of it.

        Raises:
            CannotEdit: it goes over several lines in a way that is not followed.
        """
        value, start = self._value(place), self.start(place)
        if self.is_flow(place):
            return self._closing(start) + 1
        if isinstance(value, dict) and value:
            return self.end((*place, next(reversed(value))))
        if isinstance(value, list) and value:
            return self.end((*place, len(value) - 1))
        if (length := self.node.marks[place].length) or value is None:
            return start + length
        if self.text[start] in "'\"":
            return self._closing_quote(start) + 1
        if self.is_inside_flow(place):
            raise CannotEdit(self.node.span.path)
        return self._end_of_lines(start, self._base(place))

    def end_with_comments(self, place: Place, column: int) -> int:
        """Return the end of the last line of a list's entry, comments that stand further in included."""
        end = self.line_end(self.end(place))
        while end < len(self.text):
            following = self.line_end(end + 1)
            line = self.text[end + 1 : following]
            if not line.lstrip().startswith("#") or _indent(line) <= column:
                return end
            end = following
        return end

    def is_flow(self, place: Place) -> bool:
        """Return whether a list or group stands between brackets."""
        value = self._value(place)
        return isinstance(value, dict | list) and self.text[self.start(place) :][:1] in _OPENING

    def is_block(self, place: Place) -> bool:
        """Return whether a value is a list or group that stands on lines of its own."""
        return isinstance(self._value(place), dict | list) and not self.is_flow(place)

    def is_list(self, place: Place) -> bool:
        """Return whether a value is a list."""
        return isinstance(self._value(place), list)

    def is_inside_flow(self, place: Place) -> bool:
        """Return whether anything that a value lies in stands between brackets."""
        return any(self.is_flow(place[:size]) for size in range(len(place)))

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, before its newline."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def _offset(self, line: int, column: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + column - 1

    def _value(self, place: Place) -> object:
        value = self.node.value
        for step in place:
            value = value[step]  # type: ignore[index]
        return value

    def _base(self, place: Place) -> int:
        """Return the column that all further lines of a value stand further in than."""
        if isinstance(place[-1], str):
            return self.node.keys[place].column - 1
        before = self.text[: self.start(place)].rstrip()
        return len(before) - 1 - self.line_start(len(before) - 1)

    def _end_of_lines(self, start: int, base: int) -> int:
        """Return where the last line ends that stands further in than a column."""
        end = line_end = self.line_end(start)
        while line_end < len(self.text):
            following = self.line_end(line_end + 1)
            line = self.text[line_end + 1 : following]
            if line.strip():
                if _indent(line) <= base:
                    break
                end = following
            line_end = following
        return end

    def _closing_quote(self, start: int) -> int:
        mark, at = self.text[start], start + 1
        while self.text[at] != mark or (mark == "'" and self.text[at + 1 : at + 2] == mark):
            is_pair = self.text[at] == mark or (mark == '"' and self.text[at] == "\\")
            at += 2 if is_pair else 1
        return at

    def _begins_quoted(self, at: int, before: str, closed: int) -> bool:
        """Return whether a quotation mark opens a value: in `[1:"]` it is part of a plain one.

        `before` is the last sign that is no space, `closed` where the last quoted value ended.
        """
        is_after_key = before == ":" and (self.text[at - 1].isspace() or closed == at - 2)
        return before in set("[{,") or is_after_key

    def _closing(self, start: int) -> int:
        """Return where the bracket stands that closes the one at an offset."""
        depth, at, before, closed = 0, start, "", -1
        while True:
            sign = self.text[at]
            if sign in "'\"" and self._begins_quoted(at, before, closed):
                at = closed = self._closing_quote(at)
            elif sign == "#" and self.text[at - 1].isspace():
                at = self.line_end(at)
                sign = " "
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
                if not depth:
                    return at
            before = before if sign.isspace() else sign
            at += 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
