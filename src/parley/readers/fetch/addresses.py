"""Which addresses may be connected to.

Invariant: what is checked is what is connected to. A name is resolved once per connection and the connection goes to
an address that was checked, so neither a redirect nor a change of DNS leads into a private network.
"""

import ipaddress
import socket

from parley.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is of the open internet, looking through IPv6 forms that carry an IPv4 address."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of `host` that may be connected to, in the resolver's order.

    Raises FetchError when the name does not exist, or when any of its addresses is private and `private` is False:
    a name that is half private is a trap, not a site.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} cannot be found: {error}.", "Check the address and the connection.") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private:
        closed = next((a for a in addresses if not is_public(a)), None)
        if closed is not None:
            raise FetchError(
                f"{host} is at the private address {closed}.",
                "Set fetch_private = true under [settings] in parley.toml if you mean it.",
            )
    return addresses
