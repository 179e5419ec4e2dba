from django.urls import include, path

from cms.translation_desk import beside_views, matrix_views, request_acts, request_views, views
from cms.translation_desk.files import import_views
from cms.translation_desk.files import views as file_views
from cms.translation_desk.glossary import urls as glossary_urls
from cms.translation_desk.machine.views import fill_by_machine
from cms.translation_desk.memory import offer_views
from cms.translation_desk.memory import views as memory_views
from cms.translation_desk.sentences.views import sentences
from cms.translation_desk.vocabulary.views import words, words_of_kind

app_name = "translation_desk"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("overview/", matrix_views.overview, name="overview"),
    path("overview/table/", matrix_views.download, name="download"),
    path("files/", file_views.files, name="files"),
    path("files/download/", file_views.download, name="files_download"),
    path("files/upload/", file_views.upload, name="files_upload"),
    path("files/take/", file_views.take, name="files_take"),
    path("files/imports/", import_views.imports, name="files_imports"),
    path("files/imports/<int:import_id>/", import_views.one_import, name="files_import"),
    path("files/imports/<int:import_id>/write/", import_views.write_it, name="files_import_write"),
    path("files/imports/<int:import_id>/again/", import_views.compare_it_again, name="files_import_again"),
    path("files/imports/<int:import_id>/throw-away/", import_views.throw_it_away, name="files_import_throw_away"),
    path("files/page/<int:page_id>/", file_views.of_page, name="files_of_page"),
    path("<int:page_id>/beside/", beside_views.side_by_side, name="side_by_side"),
    path("<int:page_id>/beside/text/", beside_views.save_text, name="save_text"),
    path("<int:page_id>/beside/page/", beside_views.as_read, name="as_read"),
    path("<int:page_id>/beside/parts/", beside_views.follow_source, name="follow_source"),
    path("<int:page_id>/beside/offers/", offer_views.offers_for, name="offers"),
    path("<int:page_id>/beside/machine/", fill_by_machine, name="fill_by_machine"),
    path("<int:page_id>/", views.translate, name="translate"),
    path("words/", words, name="words"),
    path("words/<str:language>/<str:kind>/", words_of_kind, name="words_of_kind"),
    path("memory/", memory_views.memory, name="memory"),
    path("memory/download/", memory_views.download, name="memory_download"),
    path("memory/upload/", memory_views.upload, name="memory_upload"),
    path("memory/take/", memory_views.take, name="memory_take"),
    path("memory/<int:entry_id>/forget/", memory_views.forget, name="memory_forget"),
    path("memory/<int:entry_id>/forget-file/", memory_views.forget_file, name="memory_forget_file"),
    path("glossary/", include(glossary_urls)),
    path("sentences/", sentences, name="sentences"),
    path("requests/", request_views.requests, name="requests"),
    path("requests/ask/", request_views.ask_where, name="ask_where"),
    path("requests/ask/<int:page_id>/", request_views.ask_for, name="ask_for"),
    path("requests/<int:request_id>/", request_acts.one_request, name="request"),
    path("requests/<int:request_id>/take/", request_acts.take_it, name="request_take"),
    path("requests/<int:request_id>/hand-back/", request_acts.hand_it_back, name="request_hand_back"),
    path("requests/<int:request_id>/give/", request_acts.give_it, name="request_give"),
    path("requests/<int:request_id>/call-off/", request_acts.call_it_off, name="request_call_off"),
]
