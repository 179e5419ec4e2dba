"""What holds before anything is merged, beside the tests: see `checks` in main().

    python -m tests.checks [name of one check]

Every check is run, whatever the others say; exit code 0 only when all passed.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import django
from django.contrib.staticfiles import finders
from django.forms.renderers import get_default_renderer
from django.template import Engine, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Origin
from django.template.defaulttags import CsrfTokenNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.templatetags.static import StaticNode

from cms.taxonomy import catalogues
from tests.outcomes import Outcome, summarise, timed

ROOT = Path(__file__).resolve().parent.parent

LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.argv = ['lint-imports']; lint_imports_command()"
)


def run(command: Sequence[str], environment: dict[str, str]) -> tuple[bool, str]:
    """A program of this Python; passed when it ends with 0."""
    code = subprocess.run([sys.executable, *command], cwd=ROOT, env=os.environ | environment, check=False).returncode
    return code == 0, "" if code == 0 else f"ended with code {code}"


def throw_away_production(folder: str) -> dict[str, str]:
    """An environment in which production starts; nothing in it is of use elsewhere, and no database is asked."""
    return {
        "SAFELANE_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "check.example.org",
        "CSRF_TRUSTED_ORIGINS": "https://check.example.org",
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:5432/nowhere",
        "DATA_DIR": folder,
    }


def template_files() -> Iterator[Path]:
    """Every template under cms/."""
    for folder in sorted((ROOT / "cms").rglob("templates")):
        yield from sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".txt", ".xml"})


def template_problems() -> Iterator[str]:
    """Templates that do not compile, or name a template or a static file that does not exist."""
    engine = Engine.get_default()
    for path in template_files():
        place = path.relative_to(ROOT)
        try:
            template = Template(path.read_text(encoding="utf-8"), Origin(str(path), str(place)), str(place), engine)
        except TemplateSyntaxError as error:
            yield f"{place}: {error}"
            continue
        for node in template.nodelist.get_nodes_by_type(Node):
            missing = missing_name(node)
            if missing:
                yield f"{place}: {missing} does not exist."
            if isinstance(node, IncludeNode) and loses_its_token(node):
                yield f"{place}: {node.template} has a form; hand it csrf_token=csrf_token, which `only` keeps from it."


def loses_its_token(node: IncludeNode) -> bool:
    """Whether a template with a form is included without what tells our own forms from those of other sites."""
    expression = node.template
    if not node.isolated_context or "csrf_token" in node.extra_context or not isinstance(expression.var, str):
        return False
    try:
        included = get_template(expression.var)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return False  # said elsewhere
    return bool(included.template.nodelist.get_nodes_by_type(CsrfTokenNode))  # type: ignore[attr-defined]  # of Django's own engine


def missing_name(node: Node) -> str:
    """The template or static file that a node names outright and that is not there, or ''."""
    match node:
        case ExtendsNode():
            expression: object = node.parent_name
        case IncludeNode():
            expression = node.template
        case StaticNode():
            expression = node.path
        case _:
            return ""
    if not isinstance(expression, FilterExpression) or not isinstance(expression.var, str) or expression.filters:
        return ""
    if isinstance(node, StaticNode):
        return "" if finders.find(expression.var) else f"the static file {expression.var}"
    # Widgets are rendered by an engine of their own, which knows Django's templates for them too.
    find = get_default_renderer().get_template if expression.var.startswith("django/forms/") else get_template
    try:
        find(expression.var)
    except TemplateDoesNotExist as error:
        return f"the template {error}"
    except TemplateSyntaxError:
        return ""  # said where that template itself is checked
    return ""


# Asked with the project's settings loaded, each in a process of its own.
ASKED_INSIDE = {"templates": template_problems, "catalogues": catalogues.problems}


def inside(name: str) -> int:
    """Print each problem; the exit code."""
    django.setup()
    found = 0
    for problem in ASKED_INSIDE[name]():
        print(problem)
        found += 1
    return 1 if found else 0


def main(arguments: Sequence[str]) -> int:
    """Run all checks, or the one named; the exit code."""
    if arguments[:1] == ["--inside"]:
        return inside(arguments[1])
    with tempfile.TemporaryDirectory(prefix="safelane-checks-") as folder:
        quiet = {
            "SAFELANE_ENV": "test",
            "DATA_DIR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
        }
        deploy = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        checks = {
            "lint": partial(run, ["-m", "ruff", "check", "."], quiet),
            "format": partial(run, ["-m", "ruff", "format", "--check", "."], quiet),
            "types": partial(run, ["-m", "mypy", "cms", "tests"], quiet),
            "layers": partial(run, ["-c", LINT_IMPORTS], quiet),
            "migrations": partial(run, ["manage.py", "makemigrations", "--check", "--dry-run"], quiet),
            "templates": partial(run, ["-m", "tests.checks", "--inside", "templates"], quiet),
            "catalogues": partial(run, ["-m", "tests.checks", "--inside", "catalogues"], quiet),
            "settings of production": partial(run, deploy, throw_away_production(folder)),
        }
        chosen = [name for name in checks if not arguments or name in arguments]
        if not chosen:
            sys.exit(f"There is no check named {' '.join(arguments)}. There are: {', '.join(checks)}.")
        outcomes: list[Outcome] = [timed(name, checks[name]) for name in chosen]
    return summarise("Checks", outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
