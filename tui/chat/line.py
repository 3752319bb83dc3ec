"""A line to type on."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class Line(Input):
    """An input in which keys act in the order in which they were pressed.

    Textual inserts letters at once, but sends other keys up to the application and back: on a busy
    machine the letters typed after a backspace or an enter would overtake it.
    """

    async def _on_key(self, event: events.Key) -> None:
        bound = self._bindings.key_to_bindings.get(event.key, ())
        for action in [binding.action for binding in bound if not event.is_printable]:
            if await self.app.run_action(action, self):
                event.stop()
                event.prevent_default()
                return
