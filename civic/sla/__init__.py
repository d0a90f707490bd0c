# SPDX-License-Identifier: EUPL-1.2
"""Promises, calendars and timers."""
