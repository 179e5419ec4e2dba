from django.urls import path

from cms.translation_desk import beside_views, matrix_views, views
from cms.translation_desk.sentences.views import sentences
from cms.translation_desk.vocabulary.views import words, words_of_kind

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("overview/", matrix_views.overview, name="overview"),
    path("overview/table/", matrix_views.download, name="download"),
    path("<int:page_id>/beside/", beside_views.side_by_side, name="side_by_side"),
    path("<int:page_id>/beside/text/", beside_views.save_text, name="save_text"),
    path("<int:page_id>/beside/parts/", beside_views.follow_source, name="follow_source"),
    path("<int:page_id>/beside/hand-in/", beside_views.hand_in, name="hand_in"),
    path("<int:page_id>/", views.translate, name="translate"),
    path("words/", words, name="words"),
    path("words/<str:language>/<str:kind>/", words_of_kind, name="words_of_kind"),
    path("sentences/", sentences, name="sentences"),
]
