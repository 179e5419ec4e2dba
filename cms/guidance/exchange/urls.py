from django.urls import path

from cms.guidance.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.offers, name="offers"),
    path("ours/", views.ours, name="ours"),
    path("<int:offer_id>/", views.offered, name="offered"),
    path("page/<int:page_id>/", views.offer_page, name="offer"),
    path("page/<int:page_id>/<int:taker_id>/", views.change_taker, name="taker"),
    path("shown/<int:page_id>/stop/", views.stop, name="stop"),
    path("copy/<int:page_id>/", views.copy_changes, name="changes"),
]
