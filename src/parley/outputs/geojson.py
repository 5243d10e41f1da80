"""GeoJSON (RFC 7946) of who is said to hold what; what could not be located is left out and counted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from parley.model.derived import ControlState


def control_features(states: Sequence[ControlState], as_of: datetime | None) -> dict[str, Any]:
    """A FeatureCollection with one point per located place; `not_located` names the others."""
    features = [_feature(state, as_of) for state in states if state.where.place]
    missing = [state.where.text for state in states if not state.where.place]
    return {"type": "FeatureCollection", "features": features, "not_located": missing}


def _feature(state: ControlState, as_of: datetime | None) -> dict[str, Any]:
    place = state.where.place
    if place is None:
        raise ValueError(f"{state.id} has no coordinates")
    return {
        "type": "Feature",
        "id": state.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "place": place.name,
            "status": state.state,
            "holder": state.holder.name if state.holder else None,
            "since": state.since.isoformat() if state.since else None,
            "asOf": as_of.isoformat() if as_of else None,
            "precision": place.precision,
            "reason": state.reason,
            "reports": list(state.reports),
        },
    }
