"""House rules of an organisation as a package: rules, a kind of check, a reader and a reporter."""
