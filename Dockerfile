# Krait with one of its samples.
#
#   docker build -t krait .                                      with python-samples/hello
#   docker build -t notes --build-arg SAMPLE=flask-notes .
#   docker run --rm -p 8000:8000 krait
#
# The steps are scripts in docker/, so that the tests run them without Docker.

# Both stages need a JDK: the first compiles, the second's JVM hosts the Graal compiler (module jdk.internal.vm.ci), which
# the JRE image lacks.
FROM eclipse-temurin:25-jdk AS build
# mvnw checks the Maven it fetches as a zip
RUN apt-get update \
 && apt-get install -y --no-install-recommends unzip \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 docker/build.sh /opt/krait

FROM eclipse-temurin:25-jdk
ARG SAMPLE=hello
RUN useradd --system --user-group --create-home --uid 10001 krait \
 && install -d -o krait -g krait /app
COPY --from=build /opt/krait /opt/krait
COPY docker/install.sh docker/run.sh docker/healthcheck.sh /opt/krait/docker/
COPY --chown=krait:krait python-samples/${SAMPLE}/ /app/

# A container's memory is there for its one process; the JVM would take a quarter of it for the heap.
ENV KRAIT_DIST=/opt/krait \
    KRAIT_CHDIR=/app \
    KRAIT_JAVA_OPTS=-XX:MaxRAMPercentage=60 \
    PATH=/opt/krait/bin:$PATH
USER krait
WORKDIR /app
RUN /opt/krait/docker/install.sh

EXPOSE 8000
HEALTHCHECK --start-period=60s --interval=15s --timeout=7s --retries=3 CMD ["/opt/krait/docker/healthcheck.sh"]
ENTRYPOINT ["/opt/krait/docker/run.sh"]
CMD []
