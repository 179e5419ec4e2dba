# syntax=docker/dockerfile:1
# Safelane in production: `docker build -t safelane .`; settings by the environment only (.env.example), data in /data.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements/base.txt /tmp/base.txt
RUN pip install --require-hashes --only-binary :all: -r /tmp/base.txt
WORKDIR /app
COPY manage.py LICENSE ./
COPY locale locale
COPY cms cms
# The guides are read in the admin.
COPY docs docs
# The demo's settings need no secret; what they leave in the throw-away folder does not stay in the image.
RUN SAFELANE_ENV=demo DATA_DIR=/tmp/data STATIC_ROOT=/app/static sh -c \
        'python manage.py compile_catalogues && python manage.py collectstatic --noinput --verbosity 0' \
    && rm -rf /tmp/data \
    && python -m compileall -q cms

FROM python:3.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SAFELANE_ENV=production \
    DATA_DIR=/data \
    MEDIA_ROOT=/data/media \
    STATIC_ROOT=/app/static
RUN groupadd --system --gid 10001 safelane \
    && useradd --system --uid 10001 --gid safelane --home-dir /data --shell /usr/sbin/nologin safelane \
    && install -d -o safelane -g safelane -m 0750 /data /data/media
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
COPY --chmod=0755 docs/deploy/entrypoint /usr/local/bin/safelane
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["safelane", "healthy"]
ENTRYPOINT ["safelane"]
CMD ["web"]
