"""What happened: frames over syntax and the events made of them."""

from parley.extractors.events.build import build_events
from parley.extractors.events.frames import find_frames
from parley.extractors.events.modality import classify

__all__ = ["build_events", "classify", "find_frames"]
