from django.urls import path

from cms.translation_desk import views
from cms.translation_desk.sentences.views import sentences
from cms.translation_desk.vocabulary.views import words, words_of_kind

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("<int:page_id>/", views.translate, name="translate"),
    path("words/", words, name="words"),
    path("words/<str:language>/<str:kind>/", words_of_kind, name="words_of_kind"),
    path("sentences/", sentences, name="sentences"),
]
