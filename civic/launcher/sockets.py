# SPDX-License-Identifier: EUPL-1.2
"""Where private servers put their unix sockets."""

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from civic.launcher.errors import CannotStart

#: Bytes of a socket's path, without the closing zero. Source: unix(7), sun_path.
PATH_MAX_BYTES = 107
#: Not the data directory: a checkout deep in the tree would make the path too long.
PARENT = Path("/tmp")  # noqa: S108 - the folder below is ours alone, which is checked


def socket_folder(data_dir: Path) -> Path:
    """Return the short folder for the sockets of the server whose data lies in `data_dir`."""
    return PARENT / f"civic-{sha256(bytes(data_dir.resolve())).hexdigest()[:12]}"


def make_socket_folder(data_dir: Path, owner_uid: int, owner_gid: int) -> Path:
    """Make the folder, open to its owner alone.

    Raises:
        CannotStart: somebody else has put something under that name.
    """
    folder = socket_folder(data_dir)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), owner_uid}:
        raise CannotStart(
            f"{folder} is not a folder of ours (it belongs to user {found.st_uid}); "
            "remove it: civic keeps its sockets there."
        )
    os.chown(folder, owner_uid, owner_gid)
    folder.chmod(0o700)
    return folder
