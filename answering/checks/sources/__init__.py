"""What a draft takes from elsewhere, held against it: quotations, letters cited, the dates of documents, places in documents and Acts."""
