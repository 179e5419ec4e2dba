from django.urls import path

from cms.safety.views import drafts, letters, proposed, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("reviews/<int:state_id>/page/", proposed.proposed, name="proposed"),
    path("reviews/<int:state_id>/letter/", letters.record, name="record_letter"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:letter_id>/", letters.letter_file, name="letter_file"),
    path("pages/<int:page_id>/drafts/", drafts.draft_links, name="draft_links"),
    path("pages/<int:page_id>/drafts/<int:link_id>/revoke/", drafts.revoke_draft_link, name="revoke_draft_link"),
]
