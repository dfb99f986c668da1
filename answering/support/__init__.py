"""Does an official text bear a sentence out? `judge` says so, with its reason."""

from answering.support.finding import CONTRADICTED, SUPPORTED, UNSUPPORTED
from answering.support.judging import Judgement, judge, reversed_in

__all__ = ["CONTRADICTED", "SUPPORTED", "UNSUPPORTED", "Judgement", "judge", "reversed_in"]
