"""One household or a million as columns: the catalogue of fields, the file, the months, the unknown."""
