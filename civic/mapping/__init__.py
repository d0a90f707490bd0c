# SPDX-License-Identifier: EUPL-1.2
"""The mapping game: campaigns, mapping points, confirmations, reliability, score, teams, boards."""
