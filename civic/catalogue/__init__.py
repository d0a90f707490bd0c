# SPDX-License-Identifier: EUPL-1.2
"""What can be reported, in which words, and which department answers for it."""
