from django.urls import path

from cms.safety.views import review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
]
