# SPDX-License-Identifier: EUPL-1.2
"""Refusals of signing in."""

from civic.platform.problems import Problem


class WrongPassword(Problem):
    """No account with this address and password; which of the two is wrong is not said."""

    status = 401
    type = "/problems/wrong-password"
    title = "The address or the password is not right"


class WeakPassword(Problem):
    """The new password is refused, with the reason."""

    status = 422
    type = "/problems/weak-password"
    title = "Choose another password"


class LinkExpired(Problem):
    """The sign-in link was used, is too old, or was asked for in another browser."""

    status = 410
    type = "/problems/link-expired"
    title = "This link does not work any more"
