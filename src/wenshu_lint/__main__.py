"""Lets ``python -m wenshu_lint`` do what the command ``wenshu-lint`` does."""

from .cli import main

if __name__ == "__main__":
    main()
