"""What Typst sets: factsheets on paper, and the pictures that links are shared with."""
