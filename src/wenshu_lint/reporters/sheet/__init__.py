"""The 核稿单: a page for the desk of the person who signs, complete in one HTML file."""
