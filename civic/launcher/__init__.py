# SPDX-License-Identifier: EUPL-1.2
"""Runs the whole product on one machine: database, Valkey, web, workers, relay."""
