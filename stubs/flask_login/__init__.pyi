# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask

_F = TypeVar("_F", bound=Callable[..., Any])

class UserMixin:
    is_authenticated: bool
    def get_id(self) -> str: ...

class LoginManager:
    def init_app(self, app: Flask) -> None: ...
    def user_loader(self, callback: _F) -> _F: ...

current_user: Any

def login_user(user: UserMixin, remember: bool = ...) -> bool: ...
def logout_user() -> bool: ...
