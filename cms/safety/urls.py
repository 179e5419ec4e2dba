from django.urls import path

from cms.safety.views import acts, field_tests, review

app_name = "safety"
urlpatterns = [
    path("reviews/<int:state_id>/", review.review, name="review"),
    path("reviews/<int:state_id>/page/", review.preview, name="preview"),
    path("withdraw/<int:page_id>/", acts.withdraw_page, name="withdraw"),
    path("emergency/<int:page_id>/", acts.emergency, name="emergency"),
    path("field-tests/<int:page_id>/", field_tests.field_tests, name="field_tests"),
    path("field-tests/<int:page_id>/<int:test_id>/", field_tests.in_error, name="field_test_in_error"),
]
