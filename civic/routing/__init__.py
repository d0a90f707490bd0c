# SPDX-License-Identifier: EUPL-1.2
"""Which department answers for a category at a location, and why."""
