# SPDX-License-Identifier: EUPL-1.2
"""People, how they sign in, their roles, and who may do what."""
