from django.urls import path

from cms.safety.views import acts, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("reviews/<int:state_id>/page/", review.preview, name="preview"),
    path("withdraw/<int:page_id>/", acts.withdraw_page, name="withdraw"),
    path("emergency/<int:page_id>/", acts.emergency, name="emergency"),
]
