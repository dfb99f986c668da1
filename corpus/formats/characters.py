"""Characters as a reader of the page sees them: the leftovers of fonts and of wrong decodings put right."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
BULLETS = "•●○◦▪▫■□◆◊➢➤►▶‣⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\uf076\uf0a8\uf02d"

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_REPLACED = str.maketrans({**LIGATURES, "\u2010": "-", "\u2011": "-", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLET = re.compile(rf"^([ \t]*)[{BULLETS}][ \t\u00a0]*(?=\S)", re.M)


def tidy(text: str) -> str:
    """Text with plain spaces and line ends, whole ligatures, `- ` for every kind of bullet, and nothing invisible.

    Lines keep their number, and a form feed becomes a space: split pages first. A soft hyphen goes, and draws the
    second half of its word up when it stands at a line end; between digits ("2016-17") it can only be a hyphen that
    a font has misnamed, so it becomes one.

    >>> tidy("Cafcass\\u00a0of\\ufb01cers\\r\\n\\u2022 the of\\u00ad\\nfice of 2016\\u00ad17")
    'Cafcass officers\\n- the office\\nof 2016-17'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").translate(_REPLACED)
    text = text.encode("utf-8", "replace").decode("utf-8")  # an undecodable byte of a mail arrives as half a surrogate
    text = repaired(text)
    text = re.sub(r"(?<=\d)\u00ad(?=\d)", "-", text)
    text = re.sub(r"\u00ad[ \t]*\n[ \t]*(\S+)[ \t]*", r"\1\n", text).replace("\u00ad", "")
    text = _BULLET.sub(r"\1- ", text)
    text = _SPACES.sub(" ", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text.replace("\f", " ")))
    return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in text.split("\n")))


def _readings(byte: int) -> str:
    """The characters that a byte can have been taken for, as a set for a regular expression."""
    return re.escape(chr(byte)) + re.escape(bytes([byte]).decode("cp1252", "ignore"))


_BYTE = {char: byte for byte in range(0x80, 0x100) for char in {chr(byte), *bytes([byte]).decode("cp1252", "ignore")}}
_TRAIL = "[" + "".join(_readings(byte) for byte in range(0x80, 0xC0)) + "]"
# The lead bytes of the Latin letters, punctuation, ligatures and emoji that letters contain. All other leads also
# start real words ("CAFÉ»"), so a repair there would not be clean.
_MISREAD = re.compile(f"[ÂÃÅ]{_TRAIL}|Ë[\x9cœ\x86†]|[âï]{_TRAIL}{{2}}|ð{_TRAIL}{{3}}")
_WINDOWS = {byte: char for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))}


def repaired(text: str) -> str:
    """Text in which UTF-8 that was read as Latin-1 or Windows-1252 is put right, even where it happened twice.

    Only sequences that are valid UTF-8 change, so text that was right stays as it is.

    >>> repaired("the child\u00e2\u20ac\u2122s needs cost \u00c2\u00a3450")
    'the child’s needs cost £450'
    """
    for _ in range(3):
        better = _MISREAD.sub(_decoded, text)
        if better == text:
            break
        # Two leftovers that copying makes of such text: a lost last byte of ”, and a no-break space made plain.
        text = re.sub("â€(?=[\\s.,;:?!)]|$)", "”", re.sub("Â(?=[ \\n])", "", better))
    return text.translate(_WINDOWS)


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTE[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
