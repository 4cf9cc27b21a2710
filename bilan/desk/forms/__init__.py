"""A form for each item, for those who would rather see no file: settings of Sveltia CMS, a free program."""
