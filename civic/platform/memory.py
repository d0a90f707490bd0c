# SPDX-License-Identifier: EUPL-1.2
"""What a process keeps for as long as it lives."""

import gc


def settle() -> None:
    """Keep what was loaded so far out of every later search for garbage.

    Called once, when a process has loaded what it needs and before it forks: mappers, routes and
    schemas are some hundred thousand objects that never go. Looking through them took a sixth of
    the CPU of a relay with much to tell, and makes forked processes copy their memory.
    """
    gc.collect()
    gc.freeze()
