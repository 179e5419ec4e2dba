from django.urls import path

from cms.translation_desk import matrix_views, views

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("overview/", matrix_views.overview, name="overview"),
    path("overview/table/", matrix_views.download, name="download"),
    path("<int:page_id>/", views.translate, name="translate"),
]
