from django.urls import path

from cms.translation_desk import matrix_views, views
from cms.translation_desk.files import views as file_views

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("overview/", matrix_views.overview, name="overview"),
    path("overview/table/", matrix_views.download, name="download"),
    path("files/", file_views.files, name="files"),
    path("files/download/", file_views.download, name="files_download"),
    path("files/upload/", file_views.upload, name="files_upload"),
    path("files/take/", file_views.take, name="files_take"),
    path("files/page/<int:page_id>/", file_views.of_page, name="files_of_page"),
    path("<int:page_id>/", views.translate, name="translate"),
]
