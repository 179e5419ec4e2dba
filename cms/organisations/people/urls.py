from django.urls import path

from cms.organisations.people import accounts, views

app_name = "people"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:organisation_id>/", views.people, name="organisation"),
    path("<int:organisation_id>/invite/", views.invite, name="invite"),
    path("<int:organisation_id>/<int:person_id>/", views.roles, name="roles"),
    path("<int:organisation_id>/<int:person_id>/remove/", views.remove, name="remove"),
    path("<int:organisation_id>/<int:person_id>/link/", views.link, name="link"),
    path("installation/", accounts.people, name="installation"),
    path("installation/invite/", accounts.invite, name="installation_invite"),
    path("installation/<int:person_id>/", accounts.account, name="account"),
    path("installation/<int:person_id>/powers/", accounts.powers, name="account_powers"),
    path("installation/<int:person_id>/state/", accounts.state, name="account_state"),
    path("installation/<int:person_id>/link/", accounts.link, name="account_link"),
]
