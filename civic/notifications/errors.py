# SPDX-License-Identifier: EUPL-1.2
"""Refusals of this package."""

from civic.platform.problems import Problem


class NotResendable(Problem):
    """The message is on its way, has arrived or has lost its meaning."""

    status = 409
    type = "/problems/not-resendable"
    title = "This message needs no second try"


class StopLinkExpired(Problem):
    """The link to stop the morning mails was not made here, or was changed."""

    status = 410
    type = "/problems/stop-link-expired"
    title = "This link does not work any more"
