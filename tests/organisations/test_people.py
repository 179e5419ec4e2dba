"""Keeping people: invited, given other roles, removed, let in anew; and what nobody gets by forging, guessing or being quick."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageSubscription

from cms.accounts.models import OneTimeLink, Purpose, User
from cms.audit.models import Entry
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation, Role, State, Team
from cms.organisations.people import installation, keeping
from cms.organisations.people.rules import Refused
from tests import factories

NEW = "sana@example.org"


@pytest.fixture
def keeper(ours: Organisation) -> User:
    """Keeps the people of our organisation."""
    return factories.member_of(ours, Role.ADMINISTRATOR, username="keeper", first_name="Kay")


@pytest.fixture
def other_keeper(theirs: Organisation) -> User:
    """Keeps those of the other one."""
    return factories.member_of(theirs, Role.ADMINISTRATOR, username="otherkeeper")


@pytest.fixture
def as_keeper(keeper: User, client: Client) -> Client:
    """Signed in."""
    client.force_login(keeper)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=[getattr(one, "pk", one) for one in args])


def posts_of(person: User) -> set[tuple[int | None, str, str]]:
    return set(Team.objects.of(person).values_list("organisation", "role", "language"))


def invited(organisation: Organisation, email: str, *posts: str, by: User) -> keeping.Link:
    return keeping.invite(organisation, email=email, posts=posts or ["editor"], by=by, now=timezone.now())


def link_on(response: Any) -> str:
    """The address in the field to copy."""
    return str(response.content.decode().split('id="people-link" readonly dir="ltr" value="')[1].split('"')[0])


def path_of(address: str) -> str:
    return address[address.index("/admin/") :]


def set_password(address: str, client: Client | None = None) -> Any:
    """What the page behind a link answers to a name and a password."""
    client = client or Client()
    client.get(path_of(address))
    return client.post(
        reverse("one_time_link"),
        {
            "first_name": "Sana",
            "last_name": "Reed",
            "new_password1": factories.PASSWORD,
            "new_password2": factories.PASSWORD,
        },
    )


# Inviting


def test_somebody_invited_comes_by_the_link_and_has_the_roles_that_were_ticked(
    as_keeper: Client, ours: Organisation
) -> None:
    response = as_keeper.post(at("invite", ours), {"email": NEW, "posts": ["editor", "translator:ar"]})
    assert "no-store" in response.headers["Cache-Control"]
    person = User.objects.get(email=NEW)
    assert not person.has_usable_password()
    assert posts_of(person) == {(ours.pk, Role.EDITOR, ""), (ours.pk, Role.TRANSLATOR, "ar")}
    page = as_keeper.get(at("organisation", ours)).content.decode()
    assert "Invited, and not yet come. The link works until" in page
    assert "Editor" in page and "Translator · العربية" in page
    window = Client()
    assert set_password(link_on(response), window).status_code == 302
    window.post(reverse("account_login"), {"username": NEW, "password": factories.PASSWORD})
    dashboard = window.get(reverse("wagtailadmin_home"))
    assert dashboard.status_code == 200
    assert "Editor, Translator · العربية" in dashboard.content.decode()
    assert "Sana Reed" in as_keeper.get(at("organisation", ours)).content.decode()


def test_the_link_is_in_no_later_page_and_in_no_entry(as_keeper: Client, ours: Organisation) -> None:
    token = link_on(as_keeper.post(at("invite", ours), {"email": NEW, "posts": ["editor"]})).rstrip("/").rsplit("/")[-1]
    pages = [at("organisation", ours), at("roles", ours, User.objects.get(email=NEW)), reverse("audit")]
    assert not any(token in as_keeper.get(page).content.decode() for page in pages)
    entry = Entry.objects.get(action="people.invited")
    assert (entry.label, entry.organisation_id, entry.detail) == (NEW, ours.pk, {"roles": ["editor"]})


def test_the_same_address_twice_is_one_person(as_keeper: Client, ours: Organisation) -> None:
    for address in (NEW, "Sana@Example.org"):
        response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
    assert "in the organisation already" in response.content.decode()
    assert User.objects.filter(email__iexact=NEW).count() == 1


@pytest.mark.parametrize(
    "sent", [{"email": "nobody", "posts": ["editor"]}, {"email": NEW}, {"email": NEW, "posts": ["coordinator"]}]
)
def test_an_invitation_needs_an_address_and_roles_of_this_organisation(
    as_keeper: Client, ours: Organisation, sent: dict[str, Any]
) -> None:
    before = User.objects.count()
    assert 'role="alert"' in as_keeper.post(at("invite", ours), sent).content.decode()
    assert User.objects.count() == before


def test_of_somebody_who_works_elsewhere_the_inviter_learns_nothing_but_the_address(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    known = factories.member_of(
        theirs, Role.EDITOR, username="quill", first_name="Quillwort", last_login=timezone.now()
    )
    answers = []
    for address in (known.email, NEW):
        response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
        link = link_on(response)
        answers.append(response.content.decode().replace(address, "ADDRESS").replace(link, "LINK"))
        assert len(link) == len(link_on(response))
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    page = as_keeper.get(at("organisation", ours)).content.decode()
    assert "Quillwort" not in page and page.count("Invited, and not yet come. The link works until") == 2
    assert "Quillwort" not in as_keeper.get(at("organisation", ours) + "?q=quillw").content.decode().split("<main")[
        1
    ].replace('value="quillw"', "")
    assert "Quillwort" not in as_keeper.get(reverse("audit")).content.decode()
    assert "Quillwort" not in as_keeper.get(reverse("wagtailadmin_home")).content.decode()
    assert posts_of(known) == {(theirs.pk, Role.EDITOR, ""), (ours.pk, Role.AUTHOR, "")}
    known.refresh_from_db()
    assert known.check_password(factories.PASSWORD)


def without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_somebody_known_sees_the_new_roles_at_the_next_sign_in_and_is_then_known_here(
    keeper: User, ours: Organisation, theirs: Organisation, client: Client
) -> None:
    known = factories.member_of(
        theirs, Role.EDITOR, username="quill", first_name="Quillwort", last_login=timezone.now()
    )
    link = invited(ours, known.email, "author", by=keeper)
    assert set_password(link.address).status_code == 410
    client.post(reverse("account_login"), {"username": known.email, "password": factories.PASSWORD})
    assert f"You work for {ours} now, as: Author" in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(keeper)
    assert "Quillwort" in client.get(at("organisation", ours)).content.decode()


def test_whoever_made_a_link_while_the_account_was_theirs_alone_does_not_follow_into_another_organisation(
    keeper: User, other_keeper: User, ours: Organisation, theirs: Organisation
) -> None:
    early = invited(theirs, NEW, by=other_keeper)
    invited(ours, NEW, "administrator", by=keeper)
    assert set_password(early.address).status_code == 410
    assert not OneTimeLink.objects.open_at(timezone.now()).exists()


def test_mail_goes_out_where_a_server_is_named_and_its_failure_undoes_nothing(
    as_keeper: Client, ours: Organisation, theirs: Organisation, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    known = factories.member_of(theirs, Role.EDITOR)
    for address in (NEW, known.email):
        response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
        assert "They also get a mail." in response.content.decode()
    assert [one.to for one in mail.outbox] == [[NEW], [known.email]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = as_keeper.post(at("invite", ours), {"email": "late@example.org", "posts": ["author"]})
    assert "They also get a mail." not in response.content.decode()
    assert User.objects.filter(email="late@example.org").exists()


# Changing roles


def test_roles_are_changed_in_one_organisation_alone(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.AUTHOR).group)
    as_keeper.post(at("roles", ours, person), {"posts": ["safety_reviewer", "language_reviewer:en"]})
    assert posts_of(person) == {
        (ours.pk, Role.SAFETY_REVIEWER, ""),
        (ours.pk, Role.LANGUAGE_REVIEWER, "en"),
        (theirs.pk, Role.AUTHOR, ""),
    }
    as_keeper.post(at("roles", ours, person), {"posts": []})
    assert len(posts_of(person)) == 3


def test_the_only_administrator_who_can_sign_in_stays(as_keeper: Client, keeper: User, ours: Organisation) -> None:
    invited(ours, NEW, "administrator", by=keeper)  # who has not come yet
    for address, sent in (
        (at("roles", ours, keeper), {"posts": ["editor"], "confirm": "on"}),
        (at("remove", ours, keeper), {"confirm": "on"}),
    ):
        assert "only administrator" in as_keeper.post(address, sent).content.decode()
    assert (ours.pk, Role.ADMINISTRATOR, "") in posts_of(keeper)


def test_an_administrator_leaves_by_saying_that_they_mean_it(
    as_keeper: Client, keeper: User, ours: Organisation
) -> None:
    factories.member_of(ours, Role.ADMINISTRATOR)
    page = as_keeper.post(at("roles", ours, keeper), {"posts": ["editor"]}).content.decode()
    assert "Tick that you mean it" in page and 'name="confirm"' in page
    assert (ours.pk, Role.ADMINISTRATOR, "") in posts_of(keeper)
    as_keeper.post(at("roles", ours, keeper), {"posts": ["editor"], "confirm": "on"})
    assert posts_of(keeper) == {(ours.pk, Role.EDITOR, "")}


def test_of_two_administrators_who_remove_each_other_one_stays(keeper: User, ours: Organisation) -> None:
    second = factories.member_of(ours, Role.ADMINISTRATOR)
    keeping.remove(ours, second, by=keeper, now=timezone.now())
    with pytest.raises(Refused):
        keeping.remove(ours, keeper, by=second, now=timezone.now())
    assert posts_of(keeper)


@pytest.mark.parametrize("act", ["roles", "remove", "link"])
def test_people_of_the_installation_are_not_touched_by_an_organisations_administrator(
    as_keeper: Client, ours: Organisation, act: str
) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    superuser = factories.UserFactory(is_superuser=True)
    for person in (coordinator, superuser):
        person.groups.add(Team.objects.get(organisation=ours, role=Role.EDITOR).group)
        before = posts_of(person)
        assert (
            'role="alert"'
            in as_keeper.post(
                at(act, ours, person),
                {
                    "posts": ["author"],
                },
            ).content.decode()
        )
        assert posts_of(person) == before
    assert not OneTimeLink.objects.exists()


def test_nobody_of_another_organisation_is_reached_through_our_own_address(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    stranger = factories.member_of(theirs, Role.EDITOR)
    for act in ("roles", "remove", "link"):
        assert as_keeper.get(at(act, ours, stranger)).status_code == 404
        assert as_keeper.post(at(act, ours, stranger), {"posts": ["author"]}).status_code == 404
    assert posts_of(stranger) == {(theirs.pk, Role.EDITOR, "")}


# Removing


def test_whoever_is_removed_is_out_at_the_next_request_and_their_drafts_pass_to_the_organisation(
    as_keeper: Client, ours: Organisation, section: OrganisationPage
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    draft = factories.guidance_draft(section, owner=person, locked=True, locked_by=person, locked_at=timezone.now())
    content = Page.objects.get(pk=draft.pk).get_latest_revision().content
    PageSubscription.objects.create(page=draft, user=person, comment_notifications=True)
    window = Client()
    window.force_login(person)
    assert window.get(reverse("wagtailadmin_home")).status_code == 200
    as_keeper.post(at("remove", ours, person))
    assert window.get(reverse("wagtailadmin_home")).headers["Location"].startswith(reverse("account_login"))
    window.force_login(User.objects.get(pk=person.pk))
    assert window.get(reverse("wagtailadmin_home")).status_code == 403
    now = Page.objects.get(pk=draft.pk)
    assert (now.owner, now.locked, now.locked_by, now.locked_at) == (None, False, None, None)
    assert now.get_latest_revision().content == content
    edited = now.get_latest_revision_as_object()
    assert (edited.owner, edited.locked) == (None, False)
    assert not PageSubscription.objects.exists()
    person.refresh_from_db()
    assert person.is_active and not posts_of(person)


def test_whoever_also_works_elsewhere_keeps_that_and_their_session(
    as_keeper: Client, ours: Organisation, theirs: Organisation, home: Page
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.EDITOR).group)
    elsewhere = OrganisationPage.objects.get(organisation=theirs, locale__language_code="en")
    draft = factories.guidance_draft(elsewhere, owner=person)
    window = Client()
    window.force_login(person)
    as_keeper.post(at("remove", ours, person))
    assert window.get(reverse("wagtailadmin_home")).status_code == 200
    assert window.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200
    own = OrganisationPage.objects.get(organisation=ours, locale__language_code="en")
    assert window.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 302
    told = Entry.objects.filter(organisation_id=theirs.pk, action__startswith="people.", label=person.username)
    assert not told.exclude(action="people.created").exists()


def test_an_invitation_taken_back_leaves_nothing(as_keeper: Client, keeper: User, ours: Organisation) -> None:
    link = invited(ours, NEW, by=keeper)
    as_keeper.post(at("remove", ours, link.person))
    assert not User.objects.filter(email=NEW).exists()
    assert set_password(link.address).status_code == 410


def test_whoever_comes_back_is_the_same_person(keeper: User, ours: Organisation) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    keeping.remove(ours, person, by=keeper, now=timezone.now())
    link = invited(ours, person.email, by=keeper)
    assert link.person == person and OneTimeLink.objects.get().purpose == Purpose.PASSWORD


# Links


def test_a_lost_password_is_mended_by_a_link_and_on_request_the_second_factor_goes(
    as_keeper: Client, ours: Organisation
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    first = link_on(as_keeper.post(at("link", ours, person), {"anew": ""}))
    second = link_on(as_keeper.post(at("link", ours, person), {"anew": "on"}))
    assert OneTimeLink.objects.open_at(timezone.now()).get().purpose == Purpose.ANEW
    assert (set_password(first).status_code, set_password(second).status_code) == (410, 302)
    assert Entry.objects.filter(action="people.link_made", organisation_id=ours.pk).count() == 2


def test_nobody_gets_a_link_for_somebody_who_works_elsewhere_too_but_superusers(
    as_keeper: Client, ours: Organisation, theirs: Organisation, admin: User
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.AUTHOR).group)
    theirs.state = State.SUSPENDED
    theirs.save()
    assert "also works elsewhere" in as_keeper.post(at("link", ours, person), {"anew": "on"}).content.decode()
    assert not OneTimeLink.objects.exists()
    as_keeper.force_login(admin)
    assert "people-link" in as_keeper.post(at("link", ours, person), {"anew": "on"}).content.decode()


# Who sees the screen


def test_an_administrator_is_led_to_the_only_organisation_and_sees_no_other(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    assert as_keeper.get(at("index")).headers["Location"] == at("organisation", ours)
    assert as_keeper.get(at("organisation", theirs)).status_code == 302
    assert as_keeper.get(at("installation")).status_code == 302


def test_a_coordinator_sees_all_and_changes_none(ours: Organisation, theirs: Organisation, client: Client) -> None:
    client.force_login(factories.member_of(None, Role.COORDINATOR))
    person = factories.member_of(ours, Role.EDITOR)
    page = client.get(at("index")).content.decode()
    assert str(ours) in page and str(theirs) in page
    page = client.get(at("organisation", ours)).content.decode()
    assert person.email in page and at("invite", ours) not in page and at("roles", ours, person) not in page
    for address in (
        at("invite", ours),
        at("roles", ours, person),
        at("remove", ours, person),
        at("link", ours, person),
    ):
        assert client.post(address, {"email": NEW, "posts": ["editor"]}).status_code == 302
    assert posts_of(person) and not User.objects.filter(email=NEW).exists() and not OneTimeLink.objects.exists()


def test_others_find_no_people_in_the_menu_and_behind_it(editor: User, client: Client) -> None:
    client.force_login(editor)
    assert at("index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(at("index")).status_code == 302


def test_a_suspended_organisation_is_kept_by_superusers_only(
    as_keeper: Client, keeper: User, ours: Organisation, admin: User
) -> None:
    ours.state = State.SUSPENDED
    ours.save()
    with pytest.raises(Refused):
        invited(ours, NEW, by=keeper)
    assert invited(ours, NEW, by=admin).works


def test_a_long_list_is_searched_paged_and_asked_for_in_few_queries(
    as_keeper: Client, ours: Organisation, django_assert_max_num_queries: Any
) -> None:
    people = [User(username=f"p{n}", email=f"p{n}@example.org", first_name=f"Name{n:03}") for n in range(200)]
    User.objects.bulk_create(people)
    Team.objects.get(organisation=ours, role=Role.AUTHOR).group.user_set.add(*people)
    as_keeper.get(at("organisation", ours))
    with django_assert_max_num_queries(40):
        page = as_keeper.get(at("organisation", ours) + "?p=2").content.decode()
    assert "Name060" in page and "Name040" not in page
    found = as_keeper.get(at("organisation", ours) + "?q=p123@").content.decode()
    assert "Name123" in found and "Name122" not in found


# The installation


def test_superusers_invite_a_coordinator_and_take_it_back(admin: User, client: Client) -> None:
    client.force_login(admin)
    response = client.post(at("installation_invite"), {"email": NEW, "coordinator": "on"})
    person = User.objects.get(email=NEW)
    assert posts_of(person) == {(None, Role.COORDINATOR, "")}
    assert set_password(link_on(response)).status_code == 302
    client.post(at("account_powers", person), {})
    assert not posts_of(person)
    assert person.email in client.get(at("installation") + "?q=sana").content.decode()


def test_the_last_superuser_stays_and_nobody_suspends_themselves(admin: User, client: Client) -> None:
    client.force_login(admin)
    assert "only administrator" in client.post(at("account_powers", admin), {"confirm": "on"}).content.decode()
    assert "suspend yourself" in client.post(at("account_state", admin), {"act": "suspend"}).content.decode()
    second = factories.UserFactory(is_superuser=True)
    assert "Tick that you mean it" in client.post(at("account_powers", admin), {}).content.decode()
    installation.suspend(second, by=admin)
    with pytest.raises(Refused):
        installation.change(admin, coordinator=False, superuser=False, by=admin, now=timezone.now(), confirmed=True)
    admin.refresh_from_db()
    assert admin.is_superuser and admin.is_active


def test_a_suspended_person_is_out_everywhere_and_comes_back_with_their_roles(
    admin: User, ours: Organisation, client: Client
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    client.force_login(admin)
    window = Client()
    window.force_login(person)
    client.post(at("account_state", person), {"act": "suspend"})
    assert window.get(reverse("wagtailadmin_home")).status_code == 403
    assert "suspended" in client.post(at("account_link", person), {"anew": ""}).content.decode()
    assert not OneTimeLink.objects.exists()
    client.post(at("account_state", person), {"act": "reinstate"})
    person.refresh_from_db()
    assert person.is_active and posts_of(person)
    done = list(
        Entry.objects.filter(action__in=["people.suspended", "people.reinstated"]).values_list("actor", flat=True)
    )
    assert done == ["admin", "admin"]


def test_a_link_from_before_somebody_was_raised_is_void(admin: User, keeper: User, ours: Organisation) -> None:
    early = invited(ours, NEW, by=keeper)
    installation.change(early.person, coordinator=True, superuser=False, by=admin, now=timezone.now())
    assert set_password(early.address).status_code == 410
    with pytest.raises(Refused):
        keeping.new_link(ours, early.person, by=keeper, now=timezone.now())


def test_an_address_is_corrected_and_is_nobody_elses(
    admin: User, keeper: User, ours: Organisation, client: Client
) -> None:
    link = invited(ours, "typo@example.org", by=keeper)
    client.force_login(admin)
    taken = client.post(at("account", link.person), {"email": keeper.email.upper()})
    assert "Somebody else has this address" in taken.content.decode()
    client.post(at("account", link.person), {"email": NEW, "first_name": "Sana"})
    link.person.refresh_from_db()
    assert (link.person.email, link.person.first_name) == (NEW, "Sana")
    assert set_password(link.address).status_code == 410


def test_nobody_but_superusers_deals_with_the_installation(keeper: User) -> None:
    for act in (installation.suspend, installation.reinstate):
        with pytest.raises(Refused):
            act(keeper, by=keeper)
    with pytest.raises(Refused):
        installation.invite(NEW, coordinator=False, superuser=True, by=keeper, now=timezone.now())
    assert not User.objects.filter(email=NEW).exists()


def test_wagtails_own_items_for_users_and_groups_are_gone(admin: User, client: Client) -> None:
    client.force_login(admin)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert at("index") in page
    assert reverse("wagtailusers_users:index") not in page and reverse("wagtailusers_groups:index") not in page
