# SPDX-License-Identifier: EUPL-1.2
"""What many reports add up to: map tiles."""
