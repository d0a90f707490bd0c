# SPDX-License-Identifier: EUPL-1.2
"""A city's own rules, read from its folder, compared and applied."""
