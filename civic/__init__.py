# SPDX-License-Identifier: EUPL-1.2
"""Residents report problems in their city and hold the city to its answer."""
