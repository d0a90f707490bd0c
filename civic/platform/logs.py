# SPDX-License-Identifier: EUPL-1.2
"""Logs: one JSON object a line on standard error, without the values of variables.

Tracebacks that print local variables would write addresses, texts and keys into log files.
"""

import sys

import structlog


def configure_logs() -> None:
    """Set up the logs of this process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
