from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.network import from_query, project
from tests.test_network import DATA, EX

CONSTRUCT = "CONSTRUCT { ?b ekg:leadAgency ?a } WHERE { ?c rdf:subject ?b ; rdf:object ?a }"
SELECT = "SELECT ?b ?p ?a WHERE { ?c rdf:subject ?b ; rdf:predicate ?p ; rdf:object ?a }"


@pytest.fixture
def store() -> ox.Store:
    found = ox.Store()
    found.load(DATA, format=ox.RdfFormat.TURTLE)
    return found


@pytest.mark.parametrize("text", [CONSTRUCT, SELECT])
def test_a_query_draws_its_edges_with_their_evidence(store: ox.Store, text: str) -> None:
    part = from_query(project(store), store, text)
    ((source, target, data),) = part.edges(data=True)
    assert (source, target) == (EX + "drive", EX + "bureau")
    assert [piece["quote"] for piece in data["evidence"]] == ["It saw 44 cases."]


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "SELECT ?s WHERE { ?s ?p ?o }", "SELECT nonsense"])
def test_a_query_without_edges_is_refused(store: ox.Store, text: str) -> None:
    with pytest.raises(QueryError):
        from_query(project(store), store, text)


def test_what_the_projection_lacks_is_shown_by_its_address(store: ox.Store) -> None:
    part = from_query(project(store), store, "CONSTRUCT { ex:x ex:y ex:z } WHERE {}".replace("ex:", "id:"))
    assert sorted(data["label_en"][-1] for _, data in part.nodes(data=True)) == ["x", "z"]
