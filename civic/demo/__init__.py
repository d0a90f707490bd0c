# SPDX-License-Identifier: EUPL-1.2
"""A plausible year of the demo city."""
