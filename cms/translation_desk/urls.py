from django.urls import path

from cms.translation_desk import views

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("<int:page_id>/", views.translate, name="translate"),
]
