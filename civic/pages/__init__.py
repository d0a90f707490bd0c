# SPDX-License-Identifier: EUPL-1.2
"""Pages that the server renders: complete without a line of JavaScript."""
