# SPDX-License-Identifier: EUPL-1.2
"""Jurisdictions, areas, addresses, buildings, facilities, assets and organisations."""
