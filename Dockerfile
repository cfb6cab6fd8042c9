# upshift, and git for `--since` and `--staged`. To check the current folder:
#
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" IMAGE check
FROM rust:1.95-slim-trixie AS build
WORKDIR /upshift
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/upshift/target \
    cargo build --release --locked --features mcp && cp target/release/upshift /usr/local/bin/

FROM debian:trixie-slim
# Any git of this Debian will do, and a pinned one is gone with its next update.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --mode=1777 /state
COPY --from=build /usr/local/bin/upshift /usr/local/bin/
# The journal of `undo`: mount a volume there to keep it.
ENV XDG_STATE_HOME=/state
WORKDIR /work
# Nobody. Whoever fixes files runs as their owner, with `--user`.
USER 65534:65534
ENTRYPOINT ["upshift"]
CMD ["check"]
