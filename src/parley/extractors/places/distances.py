"""How far apart two places lie, and in which direction."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parley.knowledge.gazetteer import Entry

EARTH_KM = 6371.0


def vectors(entries: Sequence[Entry]) -> NDArray[np.float64]:
    """The places as points of the unit sphere, one row each."""
    lat = np.radians([e.latitude for e in entries])
    lon = np.radians([e.longitude for e in entries])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance."""
    u, v = vectors([a, b])
    return float(EARTH_KM * np.arccos(np.clip(u @ v, -1, 1)))


def bearing(a: Entry, b: Entry) -> float:
    """Initial bearing from `a` to `b` in degrees, clockwise from north."""
    lat1, lat2 = np.radians(a.latitude), np.radians(b.latitude)
    dlon = np.radians(b.longitude - a.longitude)
    y = np.sin(dlon) * np.cos(lat2)
    x = np.cos(lat1) * np.sin(lat2) - np.sin(lat1) * np.cos(lat2) * np.cos(dlon)
    return float(np.degrees(np.arctan2(y, x)) % 360)
