"""What the settings refuse, and how they say what to do: each case is a process of its own, as at a real start."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "a-long-enough-and-quite-fictional-secret-key-of-seventy-characters-0123"
PRODUCTION = {
    "SAFELANE_ENV": "production",
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": "safety.example.org",
    "DATABASE_URL": "postgres://safelane:s3cr3t-word@db.example.org:5432/safelane",
}


def imported(folder: Path, show: str = "'started'", /, **variables: str) -> subprocess.CompletedProcess[str]:
    """The outcome of importing the settings with these variables alone, printing an expression of theirs."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), **variables}
    code = f"import cms.settings as settings; print({show})"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def refusal(folder: Path, **variables: str) -> list[str]:
    """The problems named when the settings refuse to start, one line each."""
    done = imported(folder, **variables)
    assert done.returncode != 0, f"started with {variables}"
    _before, _heading, problems = done.stderr.partition("Safelane cannot start:\n")
    assert problems, done.stderr
    return [line.removeprefix("- ") for line in problems.strip().splitlines()]


def test_production_starts_with_the_three_things_it_needs(tmp_path: Path) -> None:
    shown = "settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SITE_URL"
    done = imported(tmp_path, shown, **PRODUCTION)
    assert done.stdout.strip() == "False True __Secure-sessionid __Secure-csrftoken https://safety.example.org", (
        done.stderr
    )


def test_production_names_everything_it_lacks_at_once_each_with_its_remedy(tmp_path: Path) -> None:
    problems = refusal(tmp_path, SAFELANE_ENV="production")
    assert [problem.split()[0] for problem in problems] == ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"]
    database, secret, hosts = problems
    assert 'python -c "import secrets; print(secrets.token_urlsafe(64))"' in secret
    assert "ALLOWED_HOSTS=safety.example.org" in hosts
    assert "DATABASE_URL=postgres://USER:PASSWORD@HOST:5432/NAME" in database


@pytest.mark.parametrize("missing", ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("how", ["absent", "blank"])
def test_production_refuses_to_start_without_each_of_the_three(tmp_path: Path, missing: str, how: str) -> None:
    variables = PRODUCTION | {missing: "  "}
    if how == "absent":
        del variables[missing]
    problems = refusal(tmp_path, **variables)
    assert len(problems) == 1
    assert problems[0].startswith(f"{missing} is not set.")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is too short."),
        ("DEBUG", "true", "DEBUG is on in production"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is *, which lets others forge the site's address: name each host"),
        ("ALLOWED_HOSTS", ".example.org", "ALLOWED_HOSTS is .example.org, which lets others forge"),
        ("DATABASE_URL", "sqlite:////tmp/safelane.sqlite3", "DATABASE_URL is SQLite"),
        ("DATABASE_URL", "mysql://u:s3cr3t-word@h/n", "DATABASE_URL is not a PostgreSQL address."),
        ("SECOND_FACTOR_REQUIRED", "false", "SECOND_FACTOR_REQUIRED is off, which production does not allow"),
    ],
)
def test_production_refuses_what_is_only_good_for_a_first_look(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    (problem,) = refusal(tmp_path, **PRODUCTION | {name: value})
    assert problem.startswith(said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SAFELANE_ENV", "prod", "SAFELANE_ENV is 'prod': set it to demo, test or production."),
        ("DEBUG", "maybe", "DEBUG is 'maybe': set it to true or false."),
        ("HTTPS_ONLY", "2", "HTTPS_ONLY is '2': set it to true or false."),
        ("HSTS_SECONDS", "-1", "HSTS_SECONDS is '-1': set it to a whole number such as 0."),
        ("HSTS_SECONDS", "²", "HSTS_SECONDS is '²': set it to a whole number such as 0."),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT is 'smtp': set it to a whole number such as 587."),
        ("EMAIL_PORT", "58.7", "EMAIL_PORT is '58.7': set it to a whole number such as 587."),
        ("ALLOWED_HOSTS", "https://a.example.org", "ALLOWED_HOSTS holds 'https://a.example.org': give host names only"),
        ("ALLOWED_HOSTS", "a.example.org:8000", "ALLOWED_HOSTS holds 'a.example.org:8000': give host names only"),
        ("ALLOWED_HOSTS", "a b", "ALLOWED_HOSTS holds 'a b': give host names only"),
        ("DATABASE_URL", "not an address", "DATABASE_URL is not a database address."),
        ("DATABASE_URL", "postgres://u:p@h:port/n", "DATABASE_URL is not a database address."),
        ("SITE_URL", "https://a.example.org/safelane", "SITE_URL is 'https://a.example.org/safelane': give the public"),
        ("SITE_URL", "a.example.org", "SITE_URL is 'a.example.org': give the public address without a path"),
        ("PORT", "80 80", "PORT is '80 80': set it to a whole number such as 8000."),
        ("CSRF_TRUSTED_ORIGINS", "a.example.org", "CSRF_TRUSTED_ORIGINS holds 'a.example.org'"),
        ("SAFELANE_EXTRA_LANGUAGES", "ug", "SAFELANE_EXTRA_LANGUAGES: 'ug' is not code:autonym"),
        ("SAFELANE_EXTRA_LANGUAGES", "ar:x", "SAFELANE_EXTRA_LANGUAGES: 'ar' is built in already"),
        ("SECRET_KEY_FILE", "/nowhere/key", "SECRET_KEY_FILE points to /nowhere/key, which cannot be read"),
        ("TIME_ZONE", "Mars/Base", "TIME_ZONE is 'Mars/Base'"),
        ("SESSION_HOURS", "0", "SESSION_HOURS is '0': set it to a whole number above 0, such as 12."),
        ("SESSION_IDLE_MINUTES", "soon", "SESSION_IDLE_MINUTES is 'soon': set it to a whole number such as 120."),
        ("MACHINE_TRANSLATION", "some service", "MACHINE_TRANSLATION is 'some service': leave it empty for none"),
        (
            "MACHINE_TRANSLATION",
            "nowhere.at.All",
            "MACHINE_TRANSLATION is 'nowhere.at.All', and there is no such module",
        ),
        (
            "MACHINE_TRANSLATION",
            "libretranslate",
            "MACHINE_TRANSLATION is libretranslate, and MACHINE_TRANSLATION_URL is",
        ),
        (
            "MACHINE_TRANSLATION_URL",
            "translate.example.org",
            "MACHINE_TRANSLATION_URL is no address: give an address such",
        ),
        (
            "MACHINE_TRANSLATION_URL",
            "https://u:p@t.example.org",
            "MACHINE_TRANSLATION_URL is no address: give an address",
        ),
        (
            "MACHINE_TRANSLATION_URL",
            "https://t.example.org:x",
            "MACHINE_TRANSLATION_URL is no address: give an address",
        ),
        (
            "MACHINE_TRANSLATION_LETTERS",
            "many",
            "MACHINE_TRANSLATION_LETTERS is 'many': set it to a whole number such as",
        ),
    ],
)
def test_a_malformed_variable_is_named_and_says_how_to_mend_it(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    (problem,) = refusal(tmp_path, **{name: value})
    assert problem.startswith(said)


def test_the_key_of_a_service_is_not_sent_unencrypted_to_another_machine_and_not_repeated(tmp_path: Path) -> None:
    given = {"MACHINE_TRANSLATION": "libretranslate", "MACHINE_TRANSLATION_KEY": "s3cr3t-word"}
    (problem,) = refusal(tmp_path, **given, MACHINE_TRANSLATION_URL="http://translate.example.org")
    assert problem.startswith("MACHINE_TRANSLATION_KEY would be sent unencrypted") and "s3cr3t-word" not in problem
    for address in ("http://127.0.0.1:5000", "https://translate.example.org/"):
        done = imported(tmp_path, "settings.MACHINE_TRANSLATION_URL", **given, MACHINE_TRANSLATION_URL=address)
        assert done.stdout.strip() == address.rstrip("/"), done.stderr


def test_several_malformed_variables_are_listed_together(tmp_path: Path) -> None:
    problems = refusal(tmp_path, DEBUG="perhaps", EMAIL_PORT="x", SITE_URL="here")
    assert [problem.split()[0] for problem in problems] == ["DEBUG", "SITE_URL", "EMAIL_PORT"]


@pytest.mark.parametrize(
    "variables",
    [
        {"DATABASE_URL": "postgres://safelane:s3cr3t-word@db.example.org:not-a-port/safelane"},
        {"DATABASE_URL": "mysql://safelane:s3cr3t-word@db.example.org/safelane"},
        {"DATABASE_URL": "s3cr3t-word"},
        {"SECRET_KEY": "s3cr3t-word"},
        {"EMAIL_HOST_PASSWORD": "s3cr3t-word", "EMAIL_PORT": "x"},
    ],
)
def test_no_secret_is_repeated_in_what_is_said(tmp_path: Path, variables: dict[str, str]) -> None:
    done = imported(tmp_path, **PRODUCTION | variables)
    assert done.returncode != 0
    assert "s3cr3t-word" not in done.stderr + done.stdout


# Secrets in files, as containers are given them


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_a_secret_is_read_out_of_the_file_that_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text(f"{PRODUCTION[name]}\n", encoding="utf-8")
    variables = {key: value for key, value in PRODUCTION.items() if key != name}
    shown = "settings.SECRET_KEY, settings.DATABASES['default']['HOST']"
    done = imported(tmp_path, shown, **variables, **{f"{name}_FILE": str(tmp_path / "secret")})
    assert done.stdout.strip() == f"{SECRET} db.example.org", done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "EMAIL_HOST_PASSWORD"])
def test_a_file_that_is_empty_or_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    variables = {key: value for key, value in PRODUCTION.items() if key != name}
    for file, said in (("empty", "is empty: write the value into it."), ("nowhere", "cannot be read: No such file")):
        (problem,) = refusal(tmp_path, **variables, **{f"{name}_FILE": str(tmp_path / file)})
        assert problem.startswith(f"{name}_FILE points to {tmp_path / file}, which {said}")


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_a_secret_given_twice_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text(PRODUCTION[name], encoding="utf-8")
    (problem,) = refusal(tmp_path, **PRODUCTION, **{f"{name}_FILE": str(tmp_path / "secret")})
    assert problem == f"{name} and {name}_FILE are both given, and may differ: remove one of them."


def test_a_secret_that_everybody_on_the_machine_can_read_is_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(SECRET, encoding="utf-8")
    variables = {key: value for key, value in PRODUCTION.items() if key != "SECRET_KEY"} | {
        "SECRET_KEY_FILE": str(file)
    }
    for mode, warned in ((0o644, True), (0o640, False)):
        file.chmod(mode)
        done = imported(tmp_path, **variables)
        assert done.stdout.strip() == "started"
        assert (f"everybody on this machine can read: chmod o-r {file}" in done.stderr) is warned


def test_sqlite_in_production_is_refused_also_out_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "address").write_text(f"sqlite:///{tmp_path}/db.sqlite3", encoding="utf-8")
    variables = {key: value for key, value in PRODUCTION.items() if key != "DATABASE_URL"}
    (problem,) = refusal(tmp_path, **variables, DATABASE_URL_FILE=str(tmp_path / "address"))
    assert problem.startswith("DATABASE_URL is SQLite")


def test_a_file_that_is_no_text_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\xfe\x00\x81")
    problems = refusal(tmp_path, SECRET_KEY_FILE=str(tmp_path / "secret"))
    assert problems[0].startswith(f"SECRET_KEY_FILE points to {tmp_path / 'secret'}, which cannot be read")


# The demo's own key


def test_the_demo_makes_a_key_that_only_its_owner_reads_and_keeps_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = imported(tmp_path, "settings.SECRET_KEY", DATA_DIR=str(folder))
    again = imported(tmp_path, "settings.SECRET_KEY", DATA_DIR=str(folder))
    assert len(first.stdout.strip()) > 60
    assert first.stdout == again.stdout
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_each_demo_has_a_key_of_its_own(tmp_path: Path) -> None:
    keys = {imported(tmp_path, "settings.SECRET_KEY", DATA_DIR=str(tmp_path / name)).stdout for name in ("a", "b")}
    assert len(keys) == 2


def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (problem,) = refusal(tmp_path, DATA_DIR=str(tmp_path / "file" / "data"))
    assert problem.endswith("Set DATA_DIR to a folder you may write to.")


def test_tests_leave_no_key_behind(tmp_path: Path) -> None:
    imported(tmp_path, SAFELANE_ENV="test")
    assert not (tmp_path / "secret_key").exists()
