from django.urls import path

from cms.safety.views import field_tests, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("field-tests/<int:page_id>/", field_tests.field_tests, name="field_tests"),
    path("field-tests/<int:page_id>/<int:test_id>/", field_tests.in_error, name="field_test_in_error"),
]
