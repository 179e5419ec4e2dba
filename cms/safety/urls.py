from django.urls import path

from cms.safety.views import acts, changes, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("withdraw/<int:page_id>/", acts.withdraw_page, name="withdraw"),
    path("emergency/<int:page_id>/", acts.emergency, name="emergency"),
    path("changes/", changes.waiting, name="changes"),
    path("changes/<int:change_id>/", changes.change, name="change"),
]
