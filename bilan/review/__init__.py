"""What the people who write and review are shown beside the site: a build turned into views of the desk."""
