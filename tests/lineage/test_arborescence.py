"""Each node under the cheapest parent that there can be without a circle."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.arborescence import ROOT, Edge, find_parents

NODES = 4
edges = st.builds(Edge, st.integers(0, 9).map(float), st.integers(0, NODES - 1), st.integers(0, NODES - 1))
graphs = st.lists(edges.filter(lambda edge: edge.parent != edge.child), max_size=14)


def cost(parents, known):
    """Return how many nodes are roots and what the others cost."""
    chosen = [known[parent, child] for child, parent in enumerate(parents) if parent != ROOT]
    return parents.count(ROOT), sum(chosen)


def runs_in_circles(parents):
    for node in range(len(parents)):
        above = node
        for _ in parents:
            above = parents[above] if above != ROOT else ROOT
        if above != ROOT:
            return True
    return False


@given(graphs)
def test_the_roots_are_as_few_and_the_edges_as_cheap_as_can_be(listed):
    known: dict[tuple[int, int], float] = {}
    for edge in listed:
        ends = edge.parent, edge.child
        known[ends] = min(edge.cost, known.get(ends, edge.cost))
    ways = [
        [ROOT, *(parent for parent in range(NODES) if (parent, child) in known)] for child in range(NODES)
    ]
    found = find_parents(NODES, listed)
    assert not runs_in_circles(found)
    assert cost(found, known) == min(
        cost(parents, known) for parents in product(*ways) if not runs_in_circles(parents)
    )


@given(st.data(), graphs)
def test_the_order_of_the_edges_changes_nothing(data, listed):
    assert find_parents(NODES, data.draw(st.permutations(listed))) == find_parents(NODES, listed)


def test_a_chain_of_ten_thousand_is_drawn_together_link_by_link():
    links = range(9_999)
    listed = [edge for at in links for edge in (Edge(at + 0.5, at, at + 1), Edge(at + 0.2, at + 1, at))]
    found = find_parents(10_000, listed)
    assert found.count(ROOT) == 1
    assert all(abs(parent - child) == 1 for child, parent in enumerate(found) if parent != ROOT)


def test_the_cheapest_parents_break_a_circle_where_that_costs_least():
    edges = [Edge(1.0, 1, 2), Edge(1.0, 2, 1), Edge(5.0, 0, 1), Edge(3.0, 0, 2), Edge(9.0, 1, 0)]
    assert find_parents(3, edges) == [ROOT, 2, 0]


def test_a_node_that_no_edge_reaches_is_a_root():
    assert find_parents(3, [Edge(1.0, 0, 1)]) == [ROOT, 0, ROOT]
