# SPDX-License-Identifier: EUPL-1.2
"""What to tell whom over which channel, and the proof that it was told."""
