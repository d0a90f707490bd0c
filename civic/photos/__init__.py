# SPDX-License-Identifier: EUPL-1.2
"""Photos: made safe, kept by content, shown in three renditions."""
