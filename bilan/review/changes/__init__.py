"""What has changed since the last publication: pages, figures and files, as a reviewer asks for it."""
