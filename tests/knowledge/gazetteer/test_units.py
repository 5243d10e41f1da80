"""What towns say of the unit they lie in: people counted once, and the city that shares its name."""

from parley.knowledge.gazetteer.sources import Row
from parley.knowledge.gazetteer.units import centres, name_after_unit, populations


def town(name: str, population: int, north: float = 0.0, district: str | None = None) -> Row:
    return Row(f"t:{name}", name, 40.0 + north, 20.0, "AAA", "city", population, "Orva", "u:orva", district)


CITY, QUARTER, SUBURB = town("Orva City", 1_000_000), town("Docks", 300_000, 0.04), town("Far Hill", 200_000, 0.4)


def test_a_part_of_a_city_is_counted_once() -> None:
    assert populations([CITY, QUARTER, SUBURB]) == {"u:orva": 1_200_000}


def test_a_part_counts_in_the_district_that_the_city_does_not_lie_in() -> None:
    assert populations([CITY, town("Docks", 300_000, 0.04, "u:docks")]) == {"u:orva": 1_000_000, "u:docks": 300_000}


def test_the_middle_of_a_unit_is_that_of_its_towns() -> None:
    assert centres([CITY, SUBURB]) == {"u:orva": (40.2, 20.0)}


def unit(population: int) -> Row:
    return Row("u:orva", "Orva Province", 40.0, 20.0, "AAA", "admin1", population, names={"Orva": 1})


def test_a_city_that_is_most_of_its_unit_bears_its_name() -> None:
    city = town("Orva City", 1_000_000)
    name_after_unit([city], [unit(2_000_000)])
    assert city.names == {"Orva": 1}


def test_a_city_that_is_a_fifth_of_its_unit_does_not() -> None:
    city = town("Orva City", 1_000_000)
    name_after_unit([city], [unit(5_000_000)])
    assert city.names == {}
