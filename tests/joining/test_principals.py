"""When two principals are one."""

import pytest

from parley.joining.principals import same_principal
from parley.model.world import ActorRef


def actor(id: str | None, name: str, country: str | None) -> ActorRef:
    return ActorRef(id=id, name=name, country=country, sector="GOV")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (actor("a:ali-nur.yem", "Ali Nur", "YEM"), actor("a:ali-nur.yem", "Ali Nur", "YEM"), True),
        (actor("a:ali-nur.yem", "Ali Nur", "YEM"), actor("a:ali-nur.som", "Ali Nur", "SOM"), False),
        (actor("a:javier-solana", "Javier Solana", "IGO"), actor("a:javier-solana", "Javier Solana", "EUR"), True),
        (actor(None, "the minister", "YEM"), actor(None, "the minister", "SOM"), False),
    ],
)
def test_a_namesake_in_another_state_is_somebody_else(one: ActorRef, other: ActorRef, same: bool) -> None:
    assert same_principal(one, other) is same
