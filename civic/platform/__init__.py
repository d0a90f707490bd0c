# SPDX-License-Identifier: EUPL-1.2
"""What every package stands on; no domain words here."""
