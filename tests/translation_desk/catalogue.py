"""A small catalogue of Arabic, with a sentence in each state."""

HEADER = """# Arabic (العربية) texts of Safelane. GPL-3.0-or-later.
msgid ""
msgstr ""
"Project-Id-Version: Safelane\\n"
"Language: ar\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && "
"n%100<=99 ? 4 : 5;\\n"
"""

CATALOGUE = (
    HEADER
    + """
#: cms/translation_desk/vocabulary/views.py
msgid "Save the words"
msgstr ""

# Awaiting a native speaker's check.
#: cms/guidance/templates/guidance/home_page.html
msgid "Call for help"
msgstr "اطلب المساعدة"

# A word to the next one.
#: cms/guidance/listing.py
#, python-format
msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "%(n)s صفحة"
msgstr[1] "صفحة واحدة"
msgstr[2] "صفحتان"
msgstr[3] "%(n)s صفحات"
msgstr[4] "%(n)s صفحة"
msgstr[5] "%(n)s صفحة"

#: cms/templates/components/for_line.html
msgid "Where:"
msgstr ""

#: cms/safety/forms.py
#, fuzzy
msgid "Nobody reads this"
msgstr "لا أحد"

#~ msgid "Gone"
#~ msgstr "ذهب"

"""
)
