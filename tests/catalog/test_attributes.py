from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from stylist.catalog.tables import AttributeRow
from stylist.types import Attribute, Filters, NewItem


def flags(store, item_id):
    """What SQL takes to count, and to lead, by attribute name."""
    row = AttributeRow
    with store.reading() as connection:
        rows = connection.execute(
            select(row.name, row.value, row.source, row.effective, row.leading).where(
                row.item_id == item_id
            )
        ).all()
    effective = {(r.name, r.value, r.source) for r in rows if r.effective}
    leading = {r.name: (r.value, r.source) for r in rows if r.leading}
    return effective, leading


attributes = st.builds(
    Attribute,
    name=st.sampled_from(("category", "colour")),
    value=st.sampled_from(("a", "b", "é", "Z")),
    confidence=st.sampled_from((0.0, 0.5, 1.0)),
    source=st.sampled_from(("model", "feed", "person")),
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.lists(attributes, max_size=8), then=st.lists(attributes, max_size=4))
def test_sql_marks_what_an_item_says_counts(store, first, then):
    (item_id,) = store.add_items([NewItem("x", attributes=tuple(first))])
    store.add_attributes(item_id, then)
    (item,) = store.items([item_id])
    names = {a.name for a in item.attributes}
    effective, leading = flags(store, item_id)
    assert effective == {(a.name, a.value, a.source) for n in names for a in item.values(n)}
    assert leading == {n: (item.value(n).value, item.value(n).source) for n in names}


def test_a_person_outranks_a_feed_outranks_a_model(store, photo, facets):
    store.add_photos([photo(1, said={"category": "dress"})])

    def category():
        return store.items([1])[0].value("category").value

    assert category() == "dress"
    store.add_attributes(1, [Attribute("category", "skirt", 0.1, "feed")])
    assert category() == "skirt"
    store.set_attribute([1], "category", "gown")
    store.add_attributes(1, [Attribute("category", "robe", 1.0, "feed")])
    store.replace_photo(1, photo(2, said={"category": "coat"}))
    assert category() == "gown"
    assert facets(store)["category"] == {"gown": 1}
    assert store.ids(Filters(category=("robe",))).tolist() == []
    store.set_attribute([1], "category", None)
    assert category() == "robe"
    assert facets(store)["category"] == {"robe": 1}


def test_a_source_changes_its_mind_only_about_what_it_names(store):
    feed = [Attribute(n, v, 1.0, "feed") for n, v in (("colour", "red"), ("material", "silk"))]
    (item_id,) = store.add_items([NewItem("x", attributes=tuple(feed))])
    store.add_attributes(item_id, [Attribute("colour", "blue", 1.0, "feed")])
    (item,) = store.items([item_id])
    assert {(a.name, a.value) for a in item.attributes} == {
        ("colour", "blue"),
        ("material", "silk"),
    }
