"""What a draft says against everything said before: sentence by sentence, row by row, request by request."""
