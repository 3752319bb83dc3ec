"""One measure a file, with its citation. A missing prediction scores zero and cannot vanish."""
