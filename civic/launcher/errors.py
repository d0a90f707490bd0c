# SPDX-License-Identifier: EUPL-1.2
"""Why the product does not start, in words for the person at the keyboard."""


class CannotStart(Exception):
    """A reason not to start: one sentence that says what is wrong and what to do."""
