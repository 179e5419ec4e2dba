"""The WSGI application that Granian serves. The environment names the settings: the bench sets it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
