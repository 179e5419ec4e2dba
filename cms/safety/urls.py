from django.urls import path

from cms.safety.views import drafts, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("pages/<int:page_id>/drafts/", drafts.draft_links, name="draft_links"),
    path("pages/<int:page_id>/drafts/<int:link_id>/revoke/", drafts.revoke_draft_link, name="revoke_draft_link"),
]
