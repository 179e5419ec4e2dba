from django.urls import path

from cms.translation_desk.glossary import table_views, views

urlpatterns = [
    path("", views.glossary, name="glossary"),
    path("terms/new/", views.term, name="glossary_term_new"),
    path("terms/<int:term_id>/", views.term, name="glossary_term"),
    path("terms/<int:term_id>/delete/", views.delete_term, name="glossary_term_delete"),
    path("terms/<int:term_id>/<str:language>/", views.translation, name="glossary_translation"),
    path("words/<str:language>/new/", views.forbidden, name="glossary_word_new"),
    path("words/<str:language>/<int:word_id>/", views.forbidden, name="glossary_word"),
    path("words/<str:language>/<int:word_id>/delete/", views.delete_forbidden, name="glossary_word_delete"),
    path("download/", table_views.download, name="glossary_download"),
    path("upload/", table_views.upload, name="glossary_upload"),
    path("take/", table_views.take_table, name="glossary_take"),
]
