"""Extract the page on standard input, within limits of time and memory; run as a process of its own."""

import sys

import msgspec

from stemma.ingest.page_text import extract_page

MAX_CPU_SECONDS = 5
MAX_MEMORY_BYTES = 2_000_000_000


def main() -> None:
    """Write the page as JSON, or null where it holds no article."""
    _limit_resources()
    page = extract_page(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(msgspec.json.encode(page))


def _limit_resources() -> None:
    """Let the system end this process where it can; elsewhere the caller's clock alone does."""
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


if __name__ == "__main__":
    main()
