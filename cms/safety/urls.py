from django.urls import path

from cms.safety.views import acts, changes, drafts, field_tests, letters, proposed, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("withdraw/<int:page_id>/", acts.withdraw_page, name="withdraw"),
    path("emergency/<int:page_id>/", acts.emergency, name="emergency"),
    path("emergency/<int:page_id>/page/", proposed.warning, name="warning_preview"),
    path("field-tests/<int:page_id>/", field_tests.field_tests, name="field_tests"),
    path("field-tests/<int:page_id>/<int:test_id>/", field_tests.in_error, name="field_test_in_error"),
    path("reviews/<int:state_id>/page/", proposed.proposed, name="proposed"),
    path("reviews/<int:state_id>/letter/", letters.record, name="record_letter"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:letter_id>/", letters.letter_file, name="letter_file"),
    path("pages/<int:page_id>/drafts/", drafts.draft_links, name="draft_links"),
    path("pages/<int:page_id>/drafts/<int:link_id>/revoke/", drafts.revoke_draft_link, name="revoke_draft_link"),
    path("changes/", changes.waiting, name="changes"),
    path("changes/<int:change_id>/", changes.change, name="change"),
]
