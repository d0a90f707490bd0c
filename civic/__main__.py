# SPDX-License-Identifier: EUPL-1.2
"""`python -m civic` is the civic command."""

from civic.cli import main

if __name__ == "__main__":
    main()
