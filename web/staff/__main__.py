"""`python -m web.staff password`: asks for a new staff password, unseen, and prints the hash that the settings hold."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence

from web.staff.accounts import hashed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0 done, 1 the password was refused, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m web.staff", description=__doc__)
    parser.add_argument("command", choices=["password"])
    parser.parse_args(arguments)
    try:
        first = getpass.getpass("New staff password (it is not shown): ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
        if sys.stdin.isatty() and getpass.getpass("The same again: ") != first:
            print("The two were not the same. Nothing was done.", file=sys.stderr)
            return 1
        print(hashed(first))
    except ValueError as refused:
        print(refused, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        return 1
    print("Set it as ASK_STAFF_PASSWORD_HASH, between single quotation marks, or beside a name in ASK_STAFF_ACCOUNTS.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
