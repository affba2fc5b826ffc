"""Records of any kind as a person reads them: in the terminal, on the pages of the knowledge, on a card in a lesson."""
