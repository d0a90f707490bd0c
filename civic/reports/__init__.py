# SPDX-License-Identifier: EUPL-1.2
"""Reports and their life: status changes, responses, ratings, duplicates, the desk."""
