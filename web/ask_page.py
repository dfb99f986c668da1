"""The plain page to ask on: a form, and the same answer as in the chat, from the same code, without a script."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from answering.answer import Answer
from answering.library import Library
from answering.question import LIMIT
from prompts.pages import PageWords
from web.examples import examples
from web.markup import asker, escaped, shortened
from web.render import Below, nothing, turn_html

MOST = 6  # earlier questions that are read with the next one


def start_html(library: Library, words: PageWords, problem: str = "") -> str:
    """The page before anything has been asked."""
    wrong = f'<p class="caution" role="alert">{escaped(problem)}</p>' if problem else ""
    offered = "".join(f"<li>{asker(question)}</li>" for question in examples(library))
    return (
        f'<h1>{escaped(words.say("ask_title", body=library.body.name))}</h1><p>{escaped(words.say("ask_intro", body=library.body.name))}</p>{wrong}'
        f"{form_html(words, words.say('question'))}"
        f'<section class="related"><h2>{escaped(words.say("examples"))}</h2><ul>{offered}</ul></section>'
        f'<p><a href="/">{escaped(words.say("chat"))}</a></p>'
    )


def answer_page_html(answer: Answer, previous: Sequence[str], library: Library, words: PageWords, site: str, below: Below = nothing) -> str:
    """The page with an answer: the question, what was found, and the form for the next question."""
    read_with = "".join(f"<li>{escaped(shortened(question, 120))}</li>" for question in previous)
    earlier = f'<div class="small earlier"><p>{escaped(words.say("earlier"))}</p><ul>{read_with}</ul></div>' if read_with else ""
    kept = (*previous, answer.question) if answer.question else tuple(previous)
    return (
        f'<h1 class="unseen">{escaped(words.say("ask_title", body=library.body.name))}</h1><div id="conversation">{turn_html(answer, library, 1, site, below)}</div>{earlier}'
        f"{form_html(words, words.say('another'), kept)}<p class=\"row\">{_share(answer, previous, words)}<a href=\"/ask\">{escaped(words.say('start_again'))}</a></p>"
    )


def form_html(words: PageWords, label: str, previous: Sequence[str] = ()) -> str:
    """The form to ask with. It is sent so that the question stands in no address."""
    hidden = "".join(f'<input type="hidden" name="previous" value="{escaped(question)}">' for question in previous[-MOST:])
    return (
        f'<form class="ask-form" method="post" action="/ask">{hidden}<label for="q">{escaped(label)}</label>'
        f'<p class="small" id="q-hint">{escaped(words.say("leave_out"))}</p>'
        f'<textarea id="q" name="q" rows="3" maxlength="{LIMIT}" required aria-describedby="q-hint"></textarea>'
        f'<button class="first">{escaped(words.say("ask"))}</button></form>'
    )


def _share(answer: Answer, previous: Sequence[str], words: PageWords) -> str:
    """A link to the question, where it is about nobody in particular and can be understood alone."""
    if previous or not answer.question or answer.outcome not in ("answered", "partly_answered", "not_held", "withheld"):
        return ""
    return f'<a href="/ask?{escaped(urlencode({"q": answer.question}))}">{escaped(words.say("share"))}</a> '
