"""The index as a LangChain retriever, so that it serves any LangChain program."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.embedding import SentenceEmbeddings
from index.search import search
from index.store import Store


class LetterRetriever(BaseRetriever):
    """Finds sentences as `Document`s, the best first.

    Each document's metadata carry `source`, `reference`, `start`, `end`, `side`, `score` and, for a letter, `asked`:
    an answer is true only of the question that it answered.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Store
    embeddings: SentenceEmbeddings
    k: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        documents = []
        for hit in search(self.store, self.embeddings, query, self.k):
            passage = hit.passage
            asked = " ".join(passage.source.slice(span) for span in passage.exchange.asked) if passage.exchange else ""
            place = {"source": passage.source.key, "reference": passage.source.reference, "start": passage.start, "end": passage.end}
            documents.append(Document(page_content=passage.text, metadata={**place, "side": passage.side, "score": hit.score, "asked": asked}))
        return documents
