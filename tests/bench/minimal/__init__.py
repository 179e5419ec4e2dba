"""The least that Wagtail can serve: one kind of page, one text, one picture. Only to be measured beside Safelane; no part of it."""
