# SPDX-License-Identifier: EUPL-1.2
"""A small app as the client's build leaves it."""

import gzip
from pathlib import Path

import pytest

from civic.platform.config import settings

INDEX = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>civic, without a server</title>
<meta name="theme-color" content="#123456">
<!--civic:head-->
<link rel="manifest" href="/manifest.webmanifest">
<link rel="stylesheet" crossorigin href="/assets/start.5e6f7a8b.css">
<script type="module" crossorigin src="/assets/start.0a1b2c3d.js"></script>
</head>
<body>
<div id="app"></div>
<!--civic:plain-->
</body>
</html>
"""
SCRIPT = "export const start = () => 'started';\n" * 40
FILES = {
    "index.html": INDEX,
    "sw.js": "self.addEventListener('fetch', () => {});\n",
    "manifest.webmanifest": '{"name": "civic"}\n',
    ".vite/manifest.json": "{}",
    "icons/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "icons/icon-192.png": "not really a picture",
    "assets/start.0a1b2c3d.js": SCRIPT,
    "assets/start.5e6f7a8b.css": "body { margin: 0 }",
    "assets/fi.1c2d3e4f.json": "{}",
    "assets/map.9a8b7c6d.mjs": "export {};",
    "assets/noto.3d4e5f6a.woff2": "not really a font",
    "assets/start.0a1b2c3d.js.map": "{}",
    "assets/notes.txt": "for nobody",
}


def build_app(folder: Path, **files: str) -> Path:
    """Write the files of an app into `folder`, and what is packed beside the script."""
    for name, text in (FILES | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    script = folder / "assets" / "start.0a1b2c3d.js"
    script.with_name(f"{script.name}.gz").write_bytes(gzip.compress(SCRIPT.encode(), mtime=0))
    script.with_name(f"{script.name}.br").write_bytes(b"as brotli would have it")
    return folder


def use_app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the settings name `folder` as where the built app lies."""
    own = folder.parent / f"{folder.name}.toml"
    own.write_text(f'[web]\napp_dir = "{folder}"\n', encoding="utf-8")
    monkeypatch.setenv("CIVIC_CONFIG", str(own))
    settings.cache_clear()
