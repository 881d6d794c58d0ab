"""Where the steps of the pipeline run; nothing else in tellings starts a process."""

from tellings.engine.local import Local

__all__ = ["Local"]
