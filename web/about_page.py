"""About the service: what it is and is not, privacy, accessibility, and how well it answers."""

from __future__ import annotations

from answering.library import Library
from prompts.pages import PageWords
from web.evaluation import Evaluation
from web.markup import escaped
from web.terms import slug

PLOT = "/files/evaluation.svg"


def about_html(library: Library, words: PageWords, evaluation: Evaluation | None) -> str:
    """The whole page. `evaluation` is the latest that was committed, where there is one."""
    values = {
        "body": library.body.name, "letters": library.extent, "title": library.say("pieces.title"), "contact": library.body.contact,
        "jurisdiction": library.body.jurisdiction.note,
    }  # fmt: skip
    parts = "".join(
        f'<h2 id="{escaped(slug(part.title))}">{escaped(part.title)}</h2>'
        + "".join(f"<p>{escaped(paragraph.format_map(values))}</p>" for paragraph in part.paragraphs)
        for part in words.about
    )
    return f'<h1>{escaped(words.say("about_title"))}</h1>{parts}<h2 id="evaluation">How well it answers</h2>{_evaluation(words, evaluation)}'


def _evaluation(words: PageWords, evaluation: Evaluation | None) -> str:
    if evaluation is None:
        return f"<p>{escaped(words.say('no_evaluation'))}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escaped(words.measures[one.name])}</th><td>{one.share}</td><td>{one.low:.0%} to {one.high:.0%}</td>'
        f"<td>{one.plain:.0%}</td><td>{one.questions}</td></tr>"
        if one.plain is not None
        else f'<tr><th scope="row">{escaped(words.measures[one.name])}</th><td>{one.share}</td><td>{one.low:.0%} to {one.high:.0%}</td><td>–</td>'
        f"<td>{one.questions}</td></tr>"
        for one in evaluation.measures
    )
    told = ". ".join(f"{words.measures[one.name]}: {one.share}" for one in evaluation.measures)
    return (
        f"<p>{escaped(words.say('evaluation_intro', questions=str(evaluation.questions)))}</p><p>{escaped(words.say('evaluation_plain'))}</p>"
        f'<p class="plot"><img src="{PLOT}" alt="{escaped(told)}."></p>'
        f'<div class="wide" role="region" aria-labelledby="figures" tabindex="0"><table><caption id="figures">{escaped(words.say("about_figures"))}</caption>'
        '<thead><tr><th scope="col">What was measured</th><th scope="col">Result</th><th scope="col">Between</th><th scope="col">Plain recipe</th>'
        f'<th scope="col">Questions</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
