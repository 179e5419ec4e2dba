from django.urls import path

from cms.translation_desk import matrix_views, request_acts, request_views, views

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("overview/", matrix_views.overview, name="overview"),
    path("overview/table/", matrix_views.download, name="download"),
    path("<int:page_id>/", views.translate, name="translate"),
    path("requests/", request_views.requests, name="requests"),
    path("requests/ask/", request_views.ask_where, name="ask_where"),
    path("requests/ask/<int:page_id>/", request_views.ask_for, name="ask_for"),
    path("requests/<int:request_id>/", request_acts.one_request, name="request"),
    path("requests/<int:request_id>/take/", request_acts.take_it, name="request_take"),
    path("requests/<int:request_id>/hand-back/", request_acts.hand_it_back, name="request_hand_back"),
    path("requests/<int:request_id>/give/", request_acts.give_it, name="request_give"),
    path("requests/<int:request_id>/call-off/", request_acts.call_it_off, name="request_call_off"),
]
