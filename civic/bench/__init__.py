# SPDX-License-Identifier: EUPL-1.2
"""Measurements against a limit taken in the same run, on a private durable cluster."""
