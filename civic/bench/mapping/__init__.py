# SPDX-License-Identifier: EUPL-1.2
"""The mapping game, played by made-up people by the rules of production, beside simpler rules."""
