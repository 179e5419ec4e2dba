#!/usr/bin/env python3
"""Django's command line for Safelane. Without any environment it works on the demo's settings and data."""

import os
import sys

try:
    from django.core.management import execute_from_command_line
except ImportError:
    sys.exit("Safelane's packages are not installed for this Python. Run: make demo, then .venv/bin/python manage.py …")


def main() -> None:
    """Run the command given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
